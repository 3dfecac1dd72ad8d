import { useText } from '../../kit/words.ts'

export type ObjectionView = { member: string; criterion: string; title: string; reason: string }

/** Who did not confirm a tick of the advisory group, and why; open once scoring is closed. */
export function Objections({ objections }: { objections: readonly ObjectionView[] }) {
  const t = useText()
  if (objections.length === 0) return null
  return (
    <section>
      <h2>{t('councils.objections')}</h2>
      <ul>
        {objections.map(({ member, criterion, title, reason }) => (
          <li key={member + criterion}>
            <b>{`${criterion} ${title}`}</b>: {member}. {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
