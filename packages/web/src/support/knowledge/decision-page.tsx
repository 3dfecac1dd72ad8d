import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { chapters } from '@saolang/law/legal-text.ts'
import { formatDay } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { decisionHref, LawSource } from '../../kit/law/law-source.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { LawSearchBox } from './law-search-box.tsx'

/** `/law/26-2026-qd-ttg`: the chapters, articles and annexes of the decision in force. */
export function DecisionPage() {
  const t = useText()
  return (
    <Page
      title={`Quyết định ${decision.number}`}
      description={decision.title}
      sheet="knowledge.css"
      way={<Breadcrumbs crumbs={[{ href: '/law', label: t('support.law.title') }]} />}
    >
      <div lang="vi">
        <h1>Quyết định {decision.number}</h1>
        <p class="lead">{decision.title}</p>
      </div>
      <p class="soft">
        {t('support.law.signed', { day: formatDay(decision.signedOn), by: decision.signedBy })} ·{' '}
        {t('support.law.inForceFrom', { day: formatDay(decision.inForceFrom.date) })} (
        <LawSource source={decision.inForceFrom.source} />)
      </p>
      <LawSearchBox />
      <div lang="vi">
        {chapters.map(({ no, title, articles }) => (
          <section key={no} class="law-chapter">
            <h2>
              <small>Chương {no}</small> {inSentenceCase(title)}
            </h2>
            <ol class="law-articles">
              {articles.map((article) => (
                <li key={article.no}>
                  <a href={`${decisionHref}/${article.no}`}>
                    <b>Điều {article.no}.</b> {article.title}
                  </a>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <Annexes />
      </div>
      <p class="small soft">{t('support.law.textSource')}</p>
    </Page>
  )
}

function Annexes() {
  return (
    <section class="law-chapter">
      <h2>Phụ lục</h2>
      <ol class="law-articles">
        <li>
          <a href={`${decisionHref}/annex-I`}>
            <b>Phụ lục I.</b> Danh mục phân loại sản phẩm tham gia đánh giá, phân hạng sản phẩm OCOP
          </a>
        </li>
        <li>
          <a href={`${decisionHref}/annex-II`}>
            <b>Phụ lục II.</b> Bộ tiêu chí đánh giá, phân hạng từng nhóm, phân nhóm sản phẩm (26 bộ)
          </a>
        </li>
        <li>
          <a href={`${decisionHref}/annex-III`}>
            <b>Phụ lục III.</b> Mẫu số 01, 02, 03
          </a>
        </li>
      </ol>
    </section>
  )
}

// Chapter titles are printed in capitals, which are hard to read at length.
const inSentenceCase = (title: string) => (title.charAt(0) + title.slice(1).toLowerCase()).replace(/\bocop\b/g, 'OCOP')
