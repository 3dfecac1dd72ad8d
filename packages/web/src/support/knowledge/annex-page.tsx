import { classification, leadMinistries } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { form02 } from '@saolang/law/decisions/2026-26-qd-ttg/form-02.ts'
import { form03 } from '@saolang/law/decisions/2026-26-qd-ttg/form-03.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { decisionHref } from '../../kit/law/law-source.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type AnnexPageProps = { annex: 'annex-I' | 'annex-II' | 'annex-III' }

const titles = {
  'annex-I': 'Phụ lục I. Danh mục phân loại sản phẩm',
  'annex-II': 'Phụ lục II. Bộ tiêu chí theo nhóm, phân nhóm sản phẩm',
  'annex-III': 'Phụ lục III. Các mẫu',
} as const

/** `/law/26-2026-qd-ttg/annex-I`, `-II`, `-III`: products by group with the criteria set of each, and the forms. */
export function AnnexPage({ annex }: AnnexPageProps) {
  const t = useText()
  return (
    <Page
      title={titles[annex]}
      sheet="knowledge.css"
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/law', label: t('support.law.title') },
            { href: decisionHref, label: 'Quyết định 26/2026/QĐ-TTg' },
          ]}
        />
      }
    >
      <div lang="vi">
        <h1>{titles[annex]}</h1>
        {annex === 'annex-III' ? <Forms /> : <Groups />}
      </div>
    </Page>
  )
}

function Groups() {
  return (
    <>
      {classification.map(({ code, title, sets }) => (
        <section key={code} class="law-chapter">
          <h2>
            {code}. {title}
          </h2>
          <ol class="law-articles">
            {sets.map(({ set, group, subgroup, leads }) => (
              <li key={set}>
                <a href={`${decisionHref}/sets/${set}`}>
                  <b>Bộ số {set}.</b> {subgroup ? `${group}: ${subgroup}` : group}
                </a>
                <br />
                <span class="small soft">{leads.map((lead) => leadMinistries[lead]).join('; ')}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Forms() {
  return (
    <>
      {[form01, form02, form03].map(({ no, title, filledBy, sections }) => (
        <section key={no} class="law-chapter" id={`form-${no}`}>
          <h2>
            Mẫu số {no}. {title}
          </h2>
          <p class="soft">{filledBy}</p>
          {sections.map((section) => (
            <section key={section.code}>
              <h3>{section.title}</h3>
              <ul>
                {section.fields.map(({ code, label }) => (
                  <li key={code}>{label}</li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </>
  )
}
