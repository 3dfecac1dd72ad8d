import { paragraphsOf } from '@saolang/core/market/promotion/two-languages.ts'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Fieldset } from '../../kit/form.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { type Ask, useText } from '../../kit/words.ts'

/** A text as a reader gets it: its real language, and whether it is the one that was asked for. */
export type ToldView = { lang: 'vi' | 'en'; title: string; body: string }

/** The mark of a text that has not been translated. */
export function UntranslatedChip({ lang }: Pick<ToldView, 'lang'>) {
  const t = useText()
  return lang === useShell().lang ? null : <Chip tone="info">{t('market.told.notTranslated')}</Chip>
}

/** The notice above a text that is shown in another language than the page. */
export function UntranslatedNotice({ lang }: Pick<ToldView, 'lang'>) {
  const t = useText()
  if (lang === useShell().lang) return null
  return (
    <Notice tone="info" title={t('market.told.notTranslated')}>
      <p>{t('market.told.notTranslatedMore')}</p>
    </Notice>
  )
}

/** The paragraphs of a text, in its own language. */
export function Paragraphs({ lang, body }: Pick<ToldView, 'lang' | 'body'>) {
  return (
    <div class="told" lang={lang}>
      {paragraphsOf(body).map((words, i) => (
        <p key={i}>{words}</p>
      ))}
    </div>
  )
}

/** The fields of a text in two languages. */
export function ToldFields({ ask, titleHint, rows = 12 }: { ask: Ask; titleHint?: string; rows?: number }) {
  const t = useText()
  return (
    <>
      <TextField {...ask('titleVi')} label={t('market.told.titleVi')} hint={titleHint} />
      <TextArea {...ask('bodyVi')} label={t('market.told.bodyVi')} hint={t('market.told.bodyHint')} rows={rows} />
      <Fieldset legend={t('market.told.english')} hint={t('market.told.englishHint')}>
        <TextField {...ask('titleEn')} label={t('market.told.titleEn')} optional />
        <TextArea {...ask('bodyEn')} label={t('market.told.bodyEn')} rows={rows} optional />
      </Fieldset>
    </>
  )
}
