import { mediaEngine } from './media-engine.ts'
import { takeElsewhere } from './take-pictures.ts'

const everyMillis = 3000
const firstPictureTries = 5

/** Follows pictures that a host sends straight to another engine: a take begins now, and ends when the engine has none any more. */
export async function followElsewhere(sessionId: string): Promise<void> {
  const take = await takeElsewhere(sessionId)
  const beganAt = Date.now()
  let triesLeft = firstPictureTries
  const look = async () => {
    const comes = (await mediaEngine().hasPictures?.(sessionId)) ?? false
    if (comes) triesLeft = 1
    else triesLeft--
    if (triesLeft <= 0) return take.finish(Date.now() - beganAt)
    await take.heard()
    setTimeout(() => void look().catch(() => {}), everyMillis).unref()
  }
  setTimeout(() => void look().catch(() => {}), everyMillis).unref()
}
