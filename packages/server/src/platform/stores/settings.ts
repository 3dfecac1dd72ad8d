import { type Environment, readSettings, refuseSettings } from '../settings/read-settings.ts'
import { address, oneOf, patterned, text } from '../settings/setting.ts'

/** Where stored files lie. */
export const storeSettings = {
  FILES_STORE: oneOf(
    {
      means: [
        'nơi giữ tệp: thư mục dữ liệu, hoặc kho S3',
        'where stored files lie: the data folder, or a store that speaks S3',
      ],
    },
    ['folder', 's3'],
  ),
  S3_ENDPOINT: address({
    means: ['địa chỉ của kho S3; để trống là của Amazon', 'the address of the S3 store; without one, Amazon’s own'],
    neededBy: ['kho S3 của mình', 'an S3 store of one’s own'],
  }),
  S3_BUCKET: patterned(
    {
      means: ['tên kho chứa (bucket)', 'the bucket'],
      takes: ['tên bucket của S3', 'the name of an S3 bucket'],
      neededBy: ['kho S3', 'S3'],
    },
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  ),
  S3_REGION: text({ means: ['vùng của kho S3', 'the region of the S3 store'], fallback: 'us-east-1' }, 'us-east-1'),
  S3_PREFIX: patterned(
    {
      means: ['thư mục trong bucket, có dấu / ở cuối', 'a folder inside the bucket, with a slash at its end'],
      takes: ['thư mục như saolang/', 'a folder like saolang/'],
    },
    /^(?:[\w-][\w.-]*\/)+$/,
  ),
  S3_ACCESS_KEY: text({ means: ['mã truy cập kho S3', 'the access key of the S3 store'], neededBy: ['kho S3', 'S3'] }),
  S3_SECRET_KEY: text({
    means: ['khóa bí mật của kho S3', 'the secret key of the S3 store'],
    neededBy: ['kho S3', 'S3'],
    isSecret: true,
  }),
  S3_PATH_STYLE: oneOf(
    {
      means: [
        'tên bucket nằm trong đường dẫn (on) hay trong tên máy (off)',
        'whether the bucket stands in the path (on) or in the name of the host (off)',
      ],
    },
    ['on', 'off'],
  ),
}

/** A bucket and how to enter it. Without an endpoint: Amazon's own, by the region. */
export type S3Settings = Readonly<{
  endpoint?: string
  bucket: string
  region: string
  /** Before every key, with a slash at its end; '' for none. */
  prefix: string
  accessKey: string
  secretKey: string
  /** The bucket stands in the path, not in the host's name, as stores of one's own want it. */
  isPathStyle: boolean
}>

/** Where stored files lie: in the data folder, or in a bucket. `s3` also where a folder is in use and a bucket is known beside it. */
export type StoreSettings = Readonly<{ kind: 'folder' | 's3'; s3?: S3Settings }>

/** What the environment says of the store of files. Throws an Error of one clear line that names the variables at fault. */
export function readStoreSettings(env: Environment): StoreSettings {
  const e = readSettings(storeSettings, env)
  if (e.FILES_STORE === 'folder' && !e.S3_BUCKET) return Object.freeze({ kind: 'folder' })
  const missing = (['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const).filter((name) => !e[name])
  refuseSettings(missing.map((name) => ({ name, says: 'is missing: a store that speaks S3 needs it' })))
  const s3 = Object.freeze({
    ...(e.S3_ENDPOINT && { endpoint: e.S3_ENDPOINT }),
    bucket: e.S3_BUCKET as string,
    region: e.S3_REGION,
    prefix: e.S3_PREFIX ?? '',
    accessKey: e.S3_ACCESS_KEY as string,
    secretKey: e.S3_SECRET_KEY as string,
    isPathStyle: e.S3_PATH_STYLE === 'on',
  })
  return Object.freeze({ kind: e.FILES_STORE, s3 })
}
