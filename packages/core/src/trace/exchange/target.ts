/** The systems of the State that a traced product is told to, in the order in which they came to be. */
export const targetIds = ['national-portal', 'agriculture', 'verigoods', 'ndatrace'] as const
export type TargetId = (typeof targetIds)[number]

/** How we show a target who we are, besides the signature of every payload. Client certificates come on top. */
export const authWays = ['none', 'bearer', 'api-key', 'basic'] as const
export type AuthWay = (typeof authWays)[number]

/** What became of a delivery. Only `waiting` is still under way; `incomplete` was never sent, `dead` is given up after many tries. */
export const deliveryStates = ['waiting', 'accepted', 'rejected', 'incomplete', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]
