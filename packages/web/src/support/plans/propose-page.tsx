import { sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type ProposePageProps = {
  dossierId: string
  productName: string
  basis: 'verdict' | 'self'
  points: number
  fromStar: number
  targetStar: number
  ways: readonly {
    points: number
    changes: readonly { criterion: string; title: string; toWords: string; won: number; isFloor: boolean }[]
  }[]
  problems: readonly Problem[]
}

/** The cheapest ways to the next star, to choose one from. */
export function ProposePlanPage(props: ProposePageProps) {
  const { dossierId, productName, basis, points, fromStar, targetStar, ways, problems } = props
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const n = (value: number) => formatNumber(lang, value)
  return (
    <Page
      title={t('support.makePlan')}
      layout="form"
      robots="noindex"
      sheet="support.css"
      problems={problems}
      way={<BackLink href="/plans" label={t('support.plans')} />}
    >
      <h1>{t('support.waysTitle', { product: productName, star: targetStar })}</h1>
      <p>
        {t(basis === 'verdict' ? 'support.fromVerdict' : 'support.fromSelf', { points: n(points) })}{' '}
        {fromStar > 0 ? t('support.starNow', { star: fromStar }) : t('support.noStarNow')}
      </p>
      <Form action={`/plans/new/${dossierId}`}>
        <Radios
          name="way"
          label={t('support.chooseWay')}
          hint={t('support.chooseWayHint')}
          value="0"
          error={at('way')}
          options={ways.map(({ changes, points: then }, i) => ({
            value: String(i),
            label: (
              <>
                <b>{t('support.wayOf', { n: changes.length, points: n(then) })}</b>
                {changes.map(({ criterion, title, toWords, won, isFloor }) => (
                  <span class="way-change" key={criterion}>
                    <b>
                      {criterion} {sentenceCase(title)}
                    </b>
                    : {toWords}{' '}
                    <span class="soft">{isFloor ? t('support.floorShort') : t('support.wonShort', { n: n(won) })}</span>
                  </span>
                ))}
              </>
            ),
          }))}
        />
        <Button>{t('support.takeWay')}</Button>
      </Form>
    </Page>
  )
}
