import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDong } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { CartLineView, CartPartView, CartView } from './market-views.ts'

export type CartPageProps = { cart: CartView; problems: readonly Problem[] }

/** `/cart`: what one wants to buy, seller by seller, at the prices of this moment. */
export function CartPage({ cart, problems }: CartPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.cart')}
      layout="form"
      robots="noindex"
      sheet="register.css"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/shop', label: t('market.shop') }]} />}
    >
      <h1>{t('market.cart')}</h1>
      {cart.parts.length === 0 ? (
        <EmptyState title={t('market.cartEmpty')}>
          <p>
            <a href="/shop">{t('market.toShop')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <Form action="/cart">
            {cart.parts.map((part) => (
              <Part key={part.sellerId} part={part} problems={problems} />
            ))}
            <Button look="plain">{t('market.updateCart')}</Button>
          </Form>
          <p class="lead">
            {t('market.total')} <b>{formatDong(lang, cart.totalDong)}</b>
          </p>
          {problems.length === 0 && <LinkButton href="/checkout">{t('market.checkout')}</LinkButton>}
        </>
      )}
    </Page>
  )
}

function Part({ part, problems }: { part: CartPartView; problems: readonly Problem[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{part.seller}</h2>
      {part.lines.map((line) => (
        <Line key={line.offerId} line={line} problems={problems} />
      ))}
      <p class="soft">
        {t('market.deliveryOf')} {formatDong(lang, part.deliveryDong)}
      </p>
    </section>
  )
}

function Line({ line, problems }: { line: CartLineView; problems: readonly Problem[] }) {
  const t = useText()
  const { lang } = useShell()
  const error = useProblems(problems).at(`q-${line.offerId}`)
  return (
    <div class="cart-line">
      <h3>
        <a href={`/shop/${line.offerId}`}>{line.name}</a>
      </h3>
      <p class="small">
        {line.star && <Stars count={line.star} size="small" />} {line.pack} · {formatDong(lang, line.priceDong)}
      </p>
      <TextField
        name={`q-${line.offerId}`}
        label={
          <>
            {t('market.quantity')} <span class="hidden">{line.name}</span>
          </>
        }
        hint={t('market.zeroRemoves')}
        inputMode="numeric"
        width="tiny"
        value={String(line.quantity)}
        {...(error && { error })}
      />
      <p>
        <b>{formatDong(lang, line.dong)}</b>
      </p>
    </div>
  )
}
