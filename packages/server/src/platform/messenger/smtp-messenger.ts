import type { Transporter } from 'nodemailer'
import type { Letter, Messenger, Receipt } from './letter.ts'
import type { Messaging } from './settings.ts'

const patienceMs = 15_000

/** E-mail over SMTP (RFC 5321). The Message-ID is made of the letter's id, so that a mailbox drops what comes twice. */
export function smtpMessenger({ url, from }: NonNullable<Messaging['smtp']>): Messenger {
  const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  // Loaded with the first letter: most systems send none for hours.
  let transport: Promise<Transporter> | undefined
  const open = async () => (await import('nodemailer')).createTransport({ url, ...timeouts })
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, address, subject, body, unsubscribeUrl }: Letter): Promise<Receipt> {
      const messageId = `<${id}@${domain}>`
      const headers = { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl && stopHeaders(unsubscribeUrl)) }
      try {
        transport ??= open()
        await (await transport).sendMail({ from, to: address, subject, text: body, messageId, headers })
        return { outcome: 'delivered', reference: messageId }
      } catch (error) {
        if (isForGood(error)) return { outcome: 'refused', detail: (error as Error).message }
        throw error
      }
    },
  }
}

/** One press in the mailbox stops such letters (RFC 8058): the mailbox's own server posts it, without a page or a sign-in. */
const stopHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

// A 5xx to the letter itself is for good (RFC 5321, section 4.2.1); one to our sign-in is a fault of the settings, and can be mended.
function isForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return code !== 'EAUTH' && responseCode >= 500 && responseCode < 600
}
