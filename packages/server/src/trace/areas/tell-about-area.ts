import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import {
  type CodeForm,
  type ContractForm,
  findPeriodProblems,
  type PaperForm,
  type SeasonForm,
} from '@saolang/core/trace/areas/area.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addCode, addContract, addPaper, addSeason, endTold, type TakenBack, type Told } from './papers.sql.ts'
import { getAreaOf } from './save-area.ts'

/** Sets what an area is expected to yield in a season; the same name anew replaces it, and both are kept. */
export const setSeason = act('area.save', async (context, { areaId, form }: { areaId: string; form: SeasonForm }) => {
  refuseIf([
    ...listProblems([!form.name && { code: 'area.season-missing', at: 'name' }]),
    ...findPeriodProblems(form.startsOn, form.endsOn, 'endsOn'),
  ])
  const told = await begin(context, areaId)
  await addSeason(context.tx, told, form)
  context.on('area', areaId, { season: form.name, expectedKilograms: form.expectedKilograms })
})

/** Adds a certificate of an area, as its owner tells it. */
export const addAreaPaper = act('area.save', async (context, { areaId, form }: { areaId: string; form: PaperForm }) => {
  refuseIf([
    ...listProblems([
      !form.number && { code: 'area.number-missing', at: 'number' },
      !form.issuer && { code: 'area.issuer-missing', at: 'issuer' },
    ]),
    ...findPeriodProblems(form.issuedOn, form.expiresOn, 'expiresOn'),
  ])
  await addPaper(context.tx, await begin(context, areaId), form)
  context.on('area', areaId, { paper: form.kind })
})

/** Adds a code that an authority gave to the area. */
export const addAreaCode = act('area.save', async (context, { areaId, form }: { areaId: string; form: CodeForm }) => {
  refuseIf([
    ...listProblems([!form.value && { code: 'area.code-missing', at: 'value' }]),
    ...findPeriodProblems(form.validFrom, form.validTo, 'validTo'),
  ])
  await addCode(context.tx, await begin(context, areaId), form)
  context.on('area', areaId, { code: form.scheme })
})

/** Adds a contract with a grower. The audit line does not name them. */
export const addAreaContract = act(
  'area.save',
  async (context, { areaId, form }: { areaId: string; form: ContractForm }) => {
    refuseIf([
      ...listProblems([!form.growerName && { code: 'area.grower-missing', at: 'growerName' }]),
      ...findPeriodProblems(form.signedOn, form.endsOn, 'endsOn'),
    ])
    await addContract(context.tx, await begin(context, areaId), form)
    context.on('area', areaId, { contract: true })
  },
)

/** Takes back a certificate, a code or a contract. */
export const takeBack = act(
  'area.save',
  async (context, { areaId, kind, id }: { areaId: string; kind: TakenBack; id: string }) => {
    const { at } = await begin(context, areaId)
    await endTold(context.tx, kind, { id, areaId, at })
    context.on('area', areaId, { takenBack: kind })
  },
)

async function begin({ tx, who, now, newId }: ActContext, areaId: string): Promise<Told> {
  await getAreaOf(tx, who, areaId)
  return { id: newId(), areaId, by: who.personId ?? null, at: now }
}
