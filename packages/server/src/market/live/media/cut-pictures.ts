import { tellNow } from '../chat/fan-out.ts'

/** Ends the pictures of a sale in whichever process takes them. */
export async function cutPictures(sessionId: string): Promise<void> {
  tellNow({ sessionId, kind: 'cut' })
}
