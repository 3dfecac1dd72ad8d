import type { Actor } from '@saolang/core/people/actor.ts'
import { listCommunes, listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'

type Named = { code: string; name: string }

/** The provinces and communes among which an officer chooses: their own, or for the nation every province. */
export const readPlaces = publicView(
  async ({ tx }, { jurisdiction }: Actor): Promise<{ provinces: Named[]; communes: Named[] }> => {
    const provinces = await listProvinces(tx)
    const own = jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : undefined
    return {
      provinces: own ? provinces.filter(({ code }) => code === own) : provinces,
      communes: own ? await listCommunes(tx, own) : [],
    }
  },
)
