import { type CriteriaSet, listLeaves, type Option } from '@saolang/law/criteria-set.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { decisionHref } from '../../kit/law/law-source.tsx'
import { Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

/** `/law/26-2026-qd-ttg/sets/{no}`: a criteria set, every option with its points and the star it is the least for. */
export function SheetPage({ set }: { set: CriteriaSet }) {
  const t = useText()
  return (
    <Page
      title={`Bộ số ${set.no}. ${set.title}`}
      sheet="knowledge.css"
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/law', label: t('support.law.title') },
            { href: decisionHref, label: 'Quyết định 26/2026/QĐ-TTg' },
            { href: `${decisionHref}/annex-II`, label: 'Phụ lục II' },
          ]}
        />
      }
    >
      <h1 lang="vi">
        Bộ số {set.no}. {set.title}
      </h1>
      <p class="soft">{t('support.law.sheetLead')}</p>
      <div lang="vi">
        {set.rejectedIf.map((words) => (
          <p key={words}>
            <b>Hồ sơ bị loại khi:</b> {words}
          </p>
        ))}
        {set.parts.map(({ code, title }) => (
          <section key={code} class="law-chapter">
            <h2>
              Phần {code}. {title}
            </h2>
            {listLeaves(set)
              .filter(({ part }) => part === code)
              .map(({ leaf }) => (
                <section key={leaf.code} class="law-criterion" id={`c${leaf.code}`}>
                  <h3>
                    {leaf.code}. {leaf.title} <small class="soft">(tối đa {leaf.max} điểm)</small>
                  </h3>
                  {leaf.notes?.map(({ text }) => (
                    <p key={text} class="small soft">
                      {text}
                    </p>
                  ))}
                  <ul>
                    {leaf.options.map((option) => (
                      <OptionLine key={option.id} option={option} />
                    ))}
                  </ul>
                </section>
              ))}
          </section>
        ))}
      </div>
    </Page>
  )
}

function OptionLine({ option: { text, points, floorFor } }: { option: Option }) {
  const t = useText()
  return (
    <li>
      <b>{points}</b> · {text} {floorFor && <Chip tone="warn">{t('support.law.leastFor', { n: floorFor })}</Chip>}
    </li>
  )
}
