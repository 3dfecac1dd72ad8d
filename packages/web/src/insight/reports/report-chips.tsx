import { formatDay } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import { stateTones, type UnitLine } from './report-view.ts'

/** Where a unit's report stands, in a word. */
export function StateChip({ unit }: { unit: Pick<UnitLine, 'state'> }) {
  const t = useText()
  return <Chip tone={stateTones[unit.state]}>{t(`insight.state-${unit.state}`)}</Chip>
}

/** The last day; in lacquer when it has passed and the report is still owed. */
export function DueChip({ unit, isNamed = false }: { unit: Pick<UnitLine, 'dueOn' | 'isLate'>; isNamed?: boolean }) {
  const t = useText()
  const day = formatDay(unit.dueOn)
  return unit.isLate ? (
    <Chip tone="bad">{t('insight.reportLate', { day })}</Chip>
  ) : (
    <span>{isNamed ? t('insight.reportDue', { day }) : day}</span>
  )
}
