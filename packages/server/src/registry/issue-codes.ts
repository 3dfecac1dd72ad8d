import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { certificateNumber, nationalNumberTemplate } from '@saolang/core/registry/certificate-number.ts'
import { formatProductCode } from '@saolang/core/registry/product-code.ts'
import type { ActContext } from '../platform/act.ts'
import { addVerificationCode, findNumbering, nextCertificateSerial } from './certificates.sql.ts'
import { addProductCode, findProductCode, nextProductSerial, takeTurn } from './products.sql.ts'

type Context = Pick<ActContext, 'tx' | 'now' | 'newRandom'>

/** Issues a verification code that nobody has, to a certificate or to the product itself. Gives the code. */
export async function issueVerificationCode(
  context: Context,
  owner: { productId: string; certificateId: string | null },
): Promise<string> {
  for (;;) {
    const code = shortCode(context.newRandom(16))
    if (await addVerificationCode(context.tx, { code, ...owner }, context.now)) return code
  }
}

/** The product's legal code of a year of evaluation, given now if it has none: province, commune, the commune's next serial, year. */
export async function issueProductCode(
  { tx, now }: Context,
  {
    productId,
    provinceCode,
    communeCode,
    year,
  }: { productId: string; provinceCode: string; communeCode: string; year: number },
): Promise<string> {
  const known = await findProductCode(tx, productId, year)
  if (known) return known
  await takeTurn(tx, `product-code ${communeCode} ${year}`)
  const serial = await nextProductSerial(tx, communeCode, year)
  const code = formatProductCode({ provinceCode, communeCode, serial, year })
  await addProductCode(tx, { code, productId, communeCode, year, serial, isRecorded: false }, now)
  return code
}

/** The next certificate number of an authority, by its own template or the national one. */
export async function issueCertificateNumber(
  { tx }: Context,
  { authority, signedOn, star }: { authority: string; signedOn: string; star: number },
): Promise<{ number: string; authority: string; serial: number; year: number }> {
  const year = Number(signedOn.slice(0, 4))
  await takeTurn(tx, `certificate ${authority} ${year}`)
  const serial = await nextCertificateSerial(tx, authority, year)
  const template = (await findNumbering(tx, authority)) ?? nationalNumberTemplate
  return { number: certificateNumber(template, { authority, year, serial, star }), authority, serial, year }
}
