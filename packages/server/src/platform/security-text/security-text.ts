const day = 86_400_000
const validDays = 180

/** What the file is written from: the contact is an address (`mailto:`, `https:`, `tel:`) or an e-mail address. */
export type SecurityFacts = { contact: string | undefined; isDemo: boolean; publicUrl: string; now: Date }

/**
 * The file that tells whoever found a hole whom to tell (RFC 9116); undefined where an installation names nobody. A demo
 * that names nobody says that nobody listens: its address lies under `.example`, which no letter reaches.
 */
export function securityText({ contact, isDemo, publicUrl, now }: SecurityFacts): string | undefined {
  if (!contact && !isDemo) return undefined
  const expires = new Date(Math.floor(now.getTime() / day) * day + validDays * day).toISOString().replace('.000', '')
  return [
    ...(contact
      ? []
      : [
          '# Đây là bản trình diễn với dữ liệu mẫu: không ai đọc thư ở địa chỉ dưới đây. Xem SECURITY.md trong mã nguồn.',
          '# This is a demonstration with sample data: nobody reads letters to the address below. See SECURITY.md in the source.',
        ]),
    `Contact: ${contactAddress(contact ?? 'bao-mat@demo.saolang.example')}`,
    `Expires: ${expires}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}

function contactAddress(contact: string): string {
  return /^(mailto|https|tel):/.test(contact) ? contact : `mailto:${contact}`
}
