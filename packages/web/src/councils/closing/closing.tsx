import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { Objections, type ObjectionView } from '../discussion/objections.tsx'
import { OpenDiscussion, Rounds, type RoundsView } from '../discussion/rounds.tsx'
import { TriggerList, type TriggerView } from '../discussion/trigger-list.tsx'
import type { SessionDossier } from '../session.tsx'
import { PhaseChip } from '../state-chips.tsx'
import { type ResolutionForm, ResolutionForms } from './resolution-forms.tsx'
import { SpreadTable, type SpreadView } from './spread-table.tsx'

export type ClosingPageProps = {
  at: string
  sessionHref: string
  dossier: SessionDossier
  /** Members without a conflict who have declared and not signed: each needs a reason to be left out. */
  unsigned: { memberId: string; name: string; reason: string }[]
  spread: SpreadView | null
  spreadLimit: number
  resolutions: ResolutionForm[]
  openDisputes: number
  mustDiscuss: boolean
  discussion: string
  triggers: readonly TriggerView[]
  objections: readonly ObjectionView[]
  rounds: RoundsView | null
  /** The reader signed a card that counts. */
  maySpeak: boolean
  isPresiding: boolean
  problems: readonly Problem[]
}

/** Where who presides closes scoring, sees how far the marks lie apart, records what the council settles, and has the verdict drawn. */
export function ClosingPage(props: ClosingPageProps) {
  const { sessionHref, dossier, spread, isPresiding, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.closing')}: ${dossier.productName}`}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>{dossier.productName}</h1>
      <p>
        <PhaseChip phase={dossier.phase} />{' '}
        <Chip tone={dossier.quorum.isReached ? 'good' : 'info'}>
          {t('councils.quorumNow', { ...quorumValues(dossier) })}
        </Chip>
      </p>
      <p>
        <a href={`${props.at}/writing`}>{t('councils.writingSee')}</a>
      </p>
      {!isPresiding && dossier.phase !== 'concluded' && <Notice>{t('councils.onlyPresiding')}</Notice>}
      {!spread && <BeforeClosing {...props} />}
      {spread && <AfterClosing {...props} spread={spread} />}
    </Page>
  )
}

const quorumValues = ({ quorum: { signed, needed, eligible } }: SessionDossier) => ({ signed, needed, eligible })

function BeforeClosing({ at, dossier, unsigned, isPresiding, problems }: ClosingPageProps) {
  const t = useText()
  const { at: errorAt } = useProblems(problems)
  return (
    <>
      <p>{t('councils.closingWhat')}</p>
      <ul class="seats">
        {dossier.seats.map(({ memberId, name, kind, signedAt }) => (
          <li key={memberId}>
            {name}{' '}
            {signedAt ? (
              <Chip tone="good">{t('councils.task-signed')}</Chip>
            ) : kind !== null && kind !== 'none' ? (
              <Chip tone="info">{t('councils.doesNotScore')}</Chip>
            ) : (
              <Chip tone="warn">{t(kind === null ? 'councils.notDeclared' : 'councils.notSigned')}</Chip>
            )}
          </li>
        ))}
      </ul>
      {isPresiding && (
        <Form action={`${at}/closing`}>
          {unsigned.map(({ memberId, name, reason }) => (
            <TextField
              key={memberId}
              id={memberId}
              name={`absence-${memberId}`}
              label={t('councils.absenceOf', { name })}
              hint={t('councils.absenceHint')}
              value={reason}
              error={errorAt(memberId) ?? ''}
              optional
            />
          ))}
          <Actions>
            <Button>{t('councils.closeScoring')}</Button>
          </Actions>
          <p class="hint">{t('councils.closingIsFinal')}</p>
        </Form>
      )}
    </>
  )
}

function AfterClosing(props: ClosingPageProps & { spread: SpreadView }) {
  const {
    at,
    spread,
    spreadLimit,
    resolutions,
    openDisputes,
    mustDiscuss,
    discussion,
    isPresiding,
    dossier,
    problems,
  } = props
  const t = useText()
  const mayResolve = isPresiding && dossier.phase === 'closed'
  return (
    <>
      <TriggerList triggers={props.triggers} />
      <Objections objections={props.objections} />
      <DiscussionPart {...props} mayOpen={mayResolve} />
      <SpreadTable spread={spread} limit={spreadLimit} />
      {mustDiscuss && <Finding {...props} mayResolve={mayResolve} />}
      {resolutions.length > 0 && (
        <ResolutionForms at={at} resolutions={resolutions} mayResolve={mayResolve} problems={problems} />
      )}
      {dossier.verdictId ? (
        <p>
          <a class="button main" href={`/councils/verdicts/${dossier.verdictId}`}>
            {t('councils.readVerdict')}
          </a>
        </p>
      ) : (
        mayResolve && <VerdictForm at={at} openDisputes={openDisputes} isBlocked={mustDiscuss && !discussion} />
      )}
    </>
  )
}

/** What the council found when something called for a discussion, and the form in which who presides records it. */
function Finding(props: ClosingPageProps & { spread: SpreadView; mayResolve: boolean }) {
  const { at, spread, spreadLimit, discussion, mayResolve, problems } = props
  const t = useText()
  const { at: errorAt } = useProblems(problems)
  return (
    <section id="total">
      <h2>{t('councils.discussion')}</h2>
      <p>
        {spread.totals.range > spreadLimit
          ? t('councils.discussionWhy', { limit: spreadLimit })
          : t('councils.discussionNeeded')}
      </p>
      {discussion && <p class="settled">{discussion}</p>}
      {mayResolve && (
        <Form action={`${at}/resolutions`}>
          <input type="hidden" name="criterion" value="total" />
          <TextField
            name="reason"
            id="reason-total"
            label={t('councils.discussionFound')}
            value=""
            error={errorAt('reason-total') ?? ''}
          />
          <Actions>
            <Button look="plain">{t('kit.save')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

/** The discussion: the chair opens it, members go to their own page, both rounds stay in sight. */
function DiscussionPart({ at, dossier, rounds, maySpeak, mayOpen }: ClosingPageProps & { mayOpen: boolean }) {
  const t = useText()
  const isOn = rounds !== null && dossier.phase === 'closed'
  return (
    <>
      {rounds === null && mayOpen && <OpenDiscussion at={at} />}
      {isOn && maySpeak && (
        <p>
          <a class="button plain" href={`${at}/discussion`}>
            {t('councils.discussionSee')}
          </a>
        </p>
      )}
      {rounds && <Rounds rounds={rounds} />}
    </>
  )
}

function VerdictForm({ at, openDisputes, isBlocked }: { at: string; openDisputes: number; isBlocked: boolean }) {
  const t = useText()
  return (
    <Form action={`${at}/verdict`}>
      <h2>{t('councils.verdict')}</h2>
      {openDisputes > 0 && <Notice tone="warn">{t('councils.disputesOpen', { n: openDisputes })}</Notice>}
      {isBlocked && <Notice tone="warn">{t('councils.discussionOpen')}</Notice>}
      <p>{t('councils.verdictWhat')}</p>
      <Actions>
        <Button>{t('councils.issueVerdict')}</Button>
      </Actions>
    </Form>
  )
}
