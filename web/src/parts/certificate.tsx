import type { ReactNode } from 'react'
import { capitals } from '../format/capitals.ts'
import { dayPlain } from '../format/day.ts'
import { product, tonnes } from '../format/number.ts'
import { useTexts } from '../i18n/index.ts'

export interface CertificateProps {
  readonly number: string
  readonly holder: string
  readonly year: number
  readonly obligation: number
  readonly surrendered: number
  readonly lots: readonly { readonly product: string; readonly tonnes: number; readonly from?: string; readonly to?: string }[]
  readonly offset: number
  readonly result: string
  /** The day on which the obligation was met. */
  readonly at: string
  /** The acts of surrender behind it, one line each. */
  readonly acts?: readonly string[]
  readonly source?: string
  readonly handledBy?: string
  readonly checkCode?: string
  readonly head?: { readonly position: number; readonly hash: string }
  /** A demo market's page says that it proves nothing. */
  readonly sandbox?: boolean
}

/** A4 in one ink frame line; quantities in figures and in Chinese capitals; the signed head and the code to check it by. */
export const Certificate = (props: CertificateProps) => {
  const { t, language } = useTexts()
  const amount = (value: number): string => t('amount.tonnes', { value: tonnes(value) })
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('certificate.holder'), props.holder],
    [t('certificate.year'), t('certificate.yearValue', { year: props.year })],
    [t('certificate.obligation'), amount(props.obligation)],
    [
      t('certificate.surrendered'),
      <>
        <b>{amount(props.surrendered)}</b>
        {language === 'zh' && t('certificate.capitals', { value: capitals(props.surrendered) })}
      </>,
    ],
    [t('certificate.lots'), props.lots.map((lot, index) => <Lot key={index} lot={lot} amount={amount(lot.tonnes)} />)],
    [t('certificate.offset'), amount(props.offset)],
    [t('certificate.result'), <b>{props.result}</b>],
    [t('certificate.metOn'), dayPlain(props.at, language)],
    ...(props.source ? [[t('certificate.source'), props.source] as const] : []),
    ...(props.handledBy ? [[t('certificate.handled'), props.handledBy] as const] : []),
    ...(props.acts && props.acts.length > 0
      ? [
          [
            t('certificate.acts'),
            props.acts.map((act) => (
              <div key={act} className="mono">
                {act}
              </div>
            )),
          ] as const,
        ]
      : []),
  ]
  return (
    <section className="certificate" aria-label={t('certificate.title')}>
      <div>
        <p className="issuer">{t('certificate.issuer')}</p>
        <h2>{t('certificate.title')}</h2>
        <p className="number mono">{props.number}</p>
        {props.sandbox && <p className="sandbox">{t('certificate.sandbox')}</p>}
        <dl>{rows.map(([name, value]) => [<dt key={`${name}n`}>{name}</dt>, <dd key={`${name}v`}>{value}</dd>])}</dl>
        <footer>
          <div>
            <p className="sm">{t('certificate.code')}</p>
            <p className="mono b">{props.checkCode ?? props.number}</p>
          </div>
          {props.head && (
            <div>
              <p className="sm">{t('certificate.head', { position: tonnes(props.head.position) })}</p>
              <p className="mono">{`${props.head.hash.slice(0, 9)} … ${props.head.hash.slice(-9)}`}</p>
            </div>
          )}
          <div>
            <p className="sm">{t('certificate.page')}</p>
            <p className="mono">1 / 1</p>
          </div>
        </footer>
      </div>
    </section>
  )
}

const Lot = ({ lot, amount }: { readonly lot: CertificateProps['lots'][number]; readonly amount: string }) => {
  const { t } = useTexts()
  return (
    <div>
      {product(lot.product)} {amount}
      {lot.from && lot.to && <div className="mono">{t('certificate.range', { from: lot.from, to: lot.to })}</div>}
    </div>
  )
}
