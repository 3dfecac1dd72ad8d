import { view } from '../platform/act.ts'
import { openReach } from './access/open-reach.ts'
import { listThings, listValues } from './resources.sql.ts'

const columns = {
  bizSteps: 'biz_step',
  dispositions: 'disposition',
  readPoints: 'read_point',
  bizLocations: 'biz_location',
} as const

/** What can be asked for by its values (EPCIS 2.0 section 12.7.1). */
export type ResourceName = 'epcs' | 'eventTypes' | keyof typeof columns

const eventTypes = ['AggregationEvent', 'AssociationEvent', 'ObjectEvent', 'TransactionEvent', 'TransformationEvent']
const leastKey = '-9223372036854775808'

/** The values of a resource in the events that somebody may see, a page of them; `after` is where the next begins. */
export const listResources = view(
  'event.read',
  async (
    { tx, who },
    { name, after, count }: { name: ResourceName; after: string | undefined; count: number },
  ): Promise<{ values: string[]; after: string | undefined }> => {
    const reach = await openReach(tx, who, { withPublic: false })
    if (name === 'eventTypes') return { values: eventTypes, after: undefined }
    if (!reach) return { values: [], after: undefined }
    if (name === 'epcs') {
      const rows = await listThings(tx, { reach, after: after ?? leastKey, count: count + 1 })
      const page = rows.slice(0, count)
      return { values: page.map(({ text }) => text), after: rows.length > count ? page.at(-1)?.key : undefined }
    }
    const values = await listValues(tx, columns[name], { reach, after: after ?? '', count: count + 1 })
    return { values: values.slice(0, count), after: values.length > count ? values[count - 1] : undefined }
  },
)
