import { logSettings } from '../../audit/log/log-settings.ts'
import { backupSettings } from '../backup/settings.ts'
import { carrierSettings } from '../carriers/settings.ts'
import { fanOutSettings } from '../fan-out/settings.ts'
import { liveSettings } from '../media/settings.ts'
import { messagingSettings } from '../messenger/settings.ts'
import { replicaSettings } from '../replica/settings.ts'
import { signingSettings } from '../signing/settings.ts'
import { storeSettings } from '../stores/settings.ts'
import { watchingSettings } from '../watching/settings.ts'
import { findStrangers } from './find-strangers.ts'
import { type Environment, findSettingProblems, given, type SettingProblem } from './read-settings.ts'
import type { Settings, Words } from './setting.ts'
import { databaseSettings, identitySettings, outsideSettings, systemSettings } from './system-settings.ts'
import { toolSettings } from './tool-settings.ts'

/** Settings of one matter; of each list of `together` all are there, or none. */
export type SettingGroup = Readonly<{ title: Words; settings: Settings; together?: readonly (readonly string[])[] }>

/** Every variable that the system reads, by matter: what refuses, what is read and what is documented all go by this table. */
export const settingGroups: readonly SettingGroup[] = [
  { title: ['Hệ thống', 'The system'], settings: systemSettings },
  { title: ['Cơ sở dữ liệu', 'The database'], settings: databaseSettings },
  { title: ['Bản sao của cơ sở dữ liệu', 'A copy of the database'], settings: replicaSettings },
  { title: ['Nhật ký kiểm toán', 'The audit log'], settings: logSettings },
  {
    title: ['Kho tệp', 'The store of files'],
    settings: storeSettings,
    together: [['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']],
  },
  { title: ['Sao lưu', 'Backups'], settings: backupSettings },
  {
    title: ['Thư, SMS, Zalo', 'E-mail, SMS, Zalo'],
    settings: messagingSettings,
    together: [
      ['SMS_URL', 'SMS_KEY', 'SMS_SECRET'],
      ['ZALO_URL', 'ZALO_TOKEN', 'ZALO_TEMPLATE'],
      ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_REFRESH_TOKEN'],
    ],
  },
  {
    title: ['Ký số', 'Signatures'],
    settings: signingSettings,
    together: [
      ['SIGN_PKCS11_MODULE', 'SIGN_PKCS11_TOKEN', 'SIGN_PKCS11_KEY_ID', 'SIGN_PKCS11_PIN_FILE'],
      ['SIGN_CSC_URL', 'SIGN_CSC_TOKEN'],
    ],
  },
  {
    title: ['Đăng nhập qua nhà cung cấp định danh', 'Sign-in by an identity provider'],
    settings: identitySettings,
    together: [['OIDC_ISSUER', 'OIDC_CLIENT_ID']],
  },
  { title: ['Kết nối với bên ngoài', 'The outside'], settings: outsideSettings },
  { title: ['Hãng vận chuyển', 'Carriers of parcels'], settings: carrierSettings },
  { title: ['Bán trực tiếp', 'Live sales'], settings: liveSettings },
  { title: ['Nhiều tiến trình, nhiều máy', 'Beyond one process and one machine'], settings: fanOutSettings },
  { title: ['Theo dõi vận hành', 'Seeing what happens'], settings: watchingSettings },
  { title: ['Kiểm thử và đo đạc', 'Tests and measurements'], settings: toolSettings },
]

/** All settings in one table. */
export const allSettings: Settings = Object.assign({}, ...settingGroups.map(({ settings }) => settings))

/** Everything that is wrong with the environment: values, halves of what belongs together, names that are no settings. */
export function findConfigProblems(env: Environment): SettingProblem[] {
  return [
    ...findSettingProblems(allSettings, env),
    ...settingGroups.flatMap(({ together = [] }) => together.flatMap((names) => findHalves(names, env))),
    ...findStrangers(allSettings, env),
  ]
}

function findHalves(names: readonly string[], env: Environment): SettingProblem[] {
  const isThere = (name: string) => given(name, allSettings[name] ?? {}, env).from !== 'default'
  const missing = names.filter((name) => !isThere(name))
  if (missing.length === 0 || missing.length === names.length) return []
  const first = names.find(isThere) as string
  return missing.map((name) => ({ name, says: `is missing, while ${first} is there` }))
}
