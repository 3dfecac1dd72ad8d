import type { MessageRows } from './message-rows.ts'

/** Words of dossiers and evidence. */
export const dossiers = {
  myDossiers: ['Hồ sơ của tôi', 'My dossiers'],
} satisfies MessageRows
