/** Where a message stands: `failed` is tried again, the rest but `queued` is for good. */
export const messageStates = ['queued', 'failed', 'delivered', 'refused', 'switched-off'] as const
export type MessageState = (typeof messageStates)[number]
