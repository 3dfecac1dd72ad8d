import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address, amount } from '../settings/setting.ts'

/** A copy of the database that public reads go to. */
export const replicaSettings = {
  DATABASE_REPLICA_URL: address(
    {
      isSecret: true,
      means: [
        'bản sao trực tuyến của cơ sở dữ liệu, nơi các trang công khai được đọc; sau khi nó được đưa lên làm bản chính, hệ thống tự ghi vào đó',
        'a streaming standby, where public pages are read; once it was promoted, the system writes there by itself',
      ],
      neededBy: ['nhiều máy', 'several machines'],
    },
    { protocols: ['postgres', 'postgresql'] },
  ),
  DATABASE_REPLICA_LAG_SECONDS: amount(
    {
      means: [
        'bản sao chậm hơn bấy nhiêu giây thì trang công khai đọc ở bản chính',
        'a standby that is further behind than these seconds is not read: public pages then read the primary',
      ],
    },
    { least: 0.5, most: 3600, fallback: 5 },
  ),
}

/** Where the standby is, and how far it may be behind; undefined where there is none. */
export type ReplicaSettings = { url: string; lagMillis: number } | undefined

/** Reads them. Throws an Error of one clear line. */
export function readReplicaSettings(env: Environment): ReplicaSettings {
  const { DATABASE_REPLICA_URL: url, DATABASE_REPLICA_LAG_SECONDS: seconds } = readSettings(replicaSettings, env)
  return url ? { url, lagMillis: seconds * 1000 } : undefined
}
