import { nationalTriggers } from '@saolang/core/councils/discussion/trigger-settings.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import { nationalReview } from '@saolang/core/councils/reviews/review.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatDate, formatNumber, formatShare } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Card } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { RegulationForm } from './regulation-form.tsx'

export type RegulationPartProps = {
  id: string
  regulations: { version: number; rules: Regulation; reason: string; setAt: string }[]
  kindLines: string
  mayChange: boolean
  problems: readonly Problem[]
}

/** A council's own rules as they stand, their history, and for officers the form of the next version. */
export function RegulationPart({ id, regulations, kindLines, mayChange, problems }: RegulationPartProps) {
  const t = useText()
  const [now, ...former] = regulations
  if (!now) return null
  return (
    <>
      <h2>{t('councils.regulation')}</h2>
      <Card>
        <Rules rules={now.rules} kindLines={kindLines} />
      </Card>
      <p class="soft small">
        {t('councils.regulationVersion', { n: now.version, day: formatDate(now.setAt), reason: now.reason })}
      </p>
      {former.map(({ version, setAt, reason }) => (
        <p key={version} class="soft small">
          {t('councils.regulationVersion', { n: version, day: formatDate(setAt), reason })}
        </p>
      ))}
      {mayChange && <RegulationForm id={id} rules={now.rules} kindLines={kindLines} problems={problems} />}
    </>
  )
}

function Rules({ rules, kindLines }: { rules: Regulation; kindLines: string }) {
  const t = useText()
  const { lang } = useShell()
  const { nearCutOffErrors, disputedFloor, selfScoreLimit, severityDeviations } = rules.triggers ?? nationalTriggers
  const review = rules.review ?? nationalReview
  const orOff = (value: number | null) => (value === null ? t('councils.switchedOff') : formatNumber(lang, value))
  return (
    <SummaryList
      rows={[
        { label: t('councils.quorumShare'), value: formatShare(lang, rules.quorumShare) },
        { label: t('councils.fewestCards'), value: rules.fewestCards },
        { label: t('councils.spreadLimit'), value: t('kit.points', { n: rules.spreadLimit }) },
        { label: t('councils.decimalsShown'), value: formatNumber(lang, rules.decimalsShown) },
        { label: t('councils.floorRule'), value: t(`councils.floorRule-${rules.floorRule}`) },
        { label: t('councils.filingDays'), value: t('councils.reviewDays', { n: review.filingDays }) },
        { label: t('councils.decidingDays'), value: t('councils.reviewDays', { n: review.decidingDays }) },
        { label: t('councils.extraRounds'), value: t(rules.allowsExtraRounds ? 'councils.yes' : 'councils.no') },
        { label: t('councils.nearCutOffErrors'), value: orOff(nearCutOffErrors) },
        { label: t('councils.disputedFloor'), value: t(disputedFloor ? 'councils.yes' : 'councils.no') },
        { label: t('councils.selfScoreLimit'), value: orOff(selfScoreLimit) },
        { label: t('councils.severityDeviations'), value: orOff(severityDeviations) },
        { label: t('councils.criterionKinds'), value: kindLines || t('councils.asNational') },
      ]}
    />
  )
}
