import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CarrierName } from '@saolang/core/market/delivery/carrier.ts'
import { Button } from '../kit/button.tsx'
import { Form } from '../kit/form.tsx'
import { formatDong } from '../kit/format.ts'
import { StepIndicator, SummaryList } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import { CarriedAlong, type CheckoutFrom } from './checkout-page.tsx'
import type { CartPartView, CartView } from './market-views.ts'
import { payWords } from './order-parts.tsx'

export type ReviewPageProps = {
  cart: CartView
  values: Readonly<Record<string, string>>
  province: string
  /** How each seller's part is brought, where its buyer had a choice. */
  ways?: readonly { sellerId: string; way: string; days: number | null }[]
  orderKey: string
  problems: readonly Problem[]
  from?: CheckoutFrom
}

const carried = ['name', 'phone', 'address', 'provinceCode', 'note', 'communeCode'] as const

/** The step before ordering: everything once more, and the total, before the button that orders. */
export function ReviewPage({ cart, values, province, ways = [], orderKey, problems, from }: ReviewPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page title={t('market.stepReview')} layout="form" robots="noindex" sheet="register.css" problems={problems}>
      <StepIndicator steps={[t('market.stepBuyer'), t('market.stepReview'), t('market.stepDone')]} current={2} />
      <h1>{t('market.stepReview')}</h1>
      {cart.parts.map((part) => (
        <Part
          key={part.sellerId}
          part={part}
          payWay={values[`pay-${part.sellerId}`]}
          way={ways.find(({ sellerId }) => sellerId === part.sellerId)}
        />
      ))}
      <p class="lead">
        {t('market.total')} <b>{formatDong(lang, cart.totalDong)}</b>
      </p>
      <h2>{t('market.deliverTo')}</h2>
      <SummaryList
        rows={[
          { label: t('market.buyerName'), value: values.name },
          { label: t('market.buyerPhone'), value: values.phone },
          { label: t('market.buyerAddress'), value: [values.address, province].filter(Boolean).join(', ') },
          ...(values.note ? [{ label: t('market.note'), value: values.note }] : []),
        ]}
      />
      <Form action={from?.action ?? '/checkout'}>
        <CarriedAlong from={from} />
        <Carried cart={cart} values={values} />
        <input type="hidden" name="key" value={orderKey} />
        <input type="hidden" name="seenDong" value={cart.totalDong} />
        <div class="actions">
          <Button name="step" value="order">
            {t('market.orderNow')}
          </Button>
          <Button name="step" value="edit" look="plain">
            {t('market.changeDetails')}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

// What was filled in goes along in the form itself: it is kept nowhere before it is ordered.
function Carried({ cart, values }: Pick<ReviewPageProps, 'cart' | 'values'>) {
  const names = [...carried, ...cart.parts.flatMap(({ sellerId }) => [`pay-${sellerId}`, `way-${sellerId}`])].filter(
    (name) => values[name] !== undefined,
  )
  return (
    <>
      {names.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
    </>
  )
}

type Way = NonNullable<ReviewPageProps['ways']>[number]
type PartProps = { part: CartPartView; payWay: string | undefined; way: Way | undefined }

function Part({ part, payWay, way }: PartProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{part.seller}</h2>
      <SummaryList
        rows={[
          ...part.lines.map(({ name, pack, quantity, dong }) => ({
            label: `${quantity} × ${name}, ${pack}`,
            value: formatDong(lang, dong),
          })),
          { label: t('market.deliveryOf'), value: formatDong(lang, part.deliveryDong) },
          { label: t('market.waysToPay'), value: t(payWords[(payWay ?? 'cash') as keyof typeof payWords]) },
          { label: t('market.delivery'), value: way ? <Brought way={way} /> : part.delivery },
          { label: t('market.returns'), value: part.returns },
        ]}
      />
    </section>
  )
}

function Brought({ way: { way, days } }: { way: Way }) {
  const t = useText()
  const carrier = t(`market.carrier.${way as CarrierName}`)
  return <>{days === null ? carrier : `${carrier}, ${t('market.inDays', { n: days })}`}</>
}
