import { z } from 'zod'

/** The recognised product that an upgrade or a re-evaluation is about, as the register says it; handed in by the caller. */
export const BaseProduct = z.object({
  /** The register's own id, when the product is in it. */
  productId: z.uuid().optional(),
  name: z.string().trim().min(1).max(200),
  certificateNumber: z.string().trim().min(1).max(80),
  star: z.int().min(3).max(5),
  /** Legal days. */
  issuedOn: z.iso.date().optional(),
  expiresOn: z.iso.date(),
})
export type BaseProduct = z.infer<typeof BaseProduct>

/** What an applicant says of a certificate that the register does not hold: never an id of the register. */
export const BaseClaim = BaseProduct.omit({ productId: true })
export type BaseClaim = z.infer<typeof BaseClaim>
