import { HtmlValidate } from 'html-validate'

// Valid HTML by the standard, and what a screen reader needs; how it is laid out is nobody's business.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'input-missing-label': 'error',
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    // A label around its field may name it as well: older screen readers ask for both.
    'no-redundant-for': 'off',
    // Preact writes boolean attributes bare and an empty value as none.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
  },
})

/** What is wrong with an HTML document by the standard and for screen readers, a line a place; empty when it is valid. */
export async function validateHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  )
}
