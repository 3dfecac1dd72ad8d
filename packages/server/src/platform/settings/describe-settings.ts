import type { Setting } from './setting.ts'
import { type SettingGroup, settingGroups } from './setting-groups.ts'

const preface = {
  en: `# Configuration

Written by \`./saolang config --write\` from the table that the system reads its environment by; the check refuses a page that is not
that of the code. \`./saolang config\` prints what a process would run with here, secrets masked.

- A wrong value, a half of what belongs together, or a name that is no setting (\`SAOLANG_DEM0\`) keeps every command from starting, with
  one line that names all of them.
- An empty variable counts as absent.
- A *secret* may lie in a file instead: \`DATABASE_URL_FILE=/etc/saolang/secrets/database-url\`. It is read at the start; the file wants to
  be readable by the system's user alone.
- The demo starts without real mail, SMS, Zalo or money only, and under a name of its own machine unless it is told that it is a demo
  ([decision 101](../decisions/0101-one-table-of-settings.md)).
`,
  vi: `# Cấu hình, bằng tiếng Việt

Giá trị sai, thiếu một nửa, hay tên không có trong bảng (\`SAOLANG_DEM0\`) thì lệnh nào cũng dừng ngay, với một dòng nêu đủ các biến sai.
Biến rỗng được coi như không có. Biến *bí mật* có thể nằm trong tệp: \`DATABASE_URL_FILE=/etc/saolang/secrets/database-url\`. Bản mẫu không
chạy với thư, SMS, Zalo hay tiền thật, và chỉ mang tên của chính máy này trừ khi được bảo rõ đó là bản mẫu. \`./saolang config\` in cấu
hình đang có, che các bí mật.
`,
} as const

const columns = {
  en: ['variable', 'takes', 'without it', 'meaning', 'needed'],
  vi: ['biến', 'nhận', 'khi không có', 'ý nghĩa', 'cần khi'],
} as const

/** The table of settings as a page, English first: docs/operations/configuration.md. */
export function describeSettings(): string {
  return (['en', 'vi'] as const)
    .map((lang) => [preface[lang], ...settingGroups.map((group) => describeGroup(group, lang))].join('\n'))
    .join('\n')
}

function describeGroup({ title, settings }: SettingGroup, lang: 'vi' | 'en'): string {
  const head = [row(columns[lang]), row(columns[lang].map(() => '---'))]
  const rows = Object.entries(settings).map(([name, setting]) => describe(name, setting, lang))
  return `## ${say(title, lang)}\n\n${[...head, ...rows].join('\n')}\n`
}

function describe(name: string, { takes, fallback, means, neededBy, isSecret }: Setting, lang: 'vi' | 'en'): string {
  const secret = lang === 'en' ? ' (secret)' : ' (bí mật)'
  return row([
    `\`${name}\`${isSecret ? secret : ''}`,
    say(takes, lang).replaceAll('|', '\\|'),
    fallback ? `\`${fallback}\`` : '',
    say(means, lang),
    neededBy ? say(neededBy, lang) : '',
  ])
}

function say([vi, en]: readonly [string, string], lang: 'vi' | 'en'): string {
  return lang === 'vi' ? vi : en
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
