import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { InvitationLink } from './invite-page.tsx'

export type MemberLinkPageProps = { organisationId: string; name: string; link: string }

/** After somebody was invited, or got a new sign-in link: the link, shown this once, to hand over. */
export function MemberLinkPage({ organisationId, name, link }: MemberLinkPageProps) {
  const t = useText()
  return (
    <Page
      title={t('people.memberLink')}
      layout="form"
      robots="noindex"
      way={<BackLink href={`/organisations/${organisationId}`} label={t('people.members')} />}
    >
      <h1>{t('people.memberLink')}</h1>
      <InvitationLink link={link} name={name} />
    </Page>
  )
}
