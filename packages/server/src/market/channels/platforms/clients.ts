import type { Platform } from '@saolang/core/market/channels/platform.ts'
import { lazada } from './lazada.ts'
import type { PlatformClient } from './platform-client.ts'
import { shopee } from './shopee.ts'
import { tiktok } from './tiktok.ts'

/** How each platform is talked to. */
export const clients: Record<Platform, PlatformClient> = { shopee, tiktok, lazada }
