import { capitals } from '../format/capitals.ts'
import { instant } from '../format/day.ts'
import { product, tonnes } from '../format/number.ts'
import { useTexts } from '../i18n/index.ts'

export interface CertificateProps {
  readonly number: string
  readonly holder: string
  readonly year: number
  readonly obligation: number
  readonly surrendered: number
  readonly lots: readonly { readonly product: string; readonly tonnes: number; readonly from?: string | undefined; readonly to?: string | undefined }[]
  readonly offset: number
  readonly result: string
  readonly source: string
  readonly proposedBy: string
  readonly confirmedBy: string
  readonly at: string
  readonly checkCode: string
  readonly headPosition: number
  readonly headHash: string
}

/** A4 in one ink frame line; quantities in figures and in Chinese capitals; the signed head and the code to check it by. */
export const Certificate = (props: CertificateProps) => {
  const { t, language } = useTexts()
  const amount = (value: number): string => t('amount.tonnes', { value: tonnes(value) })
  const rows: readonly (readonly [string, React.ReactNode])[] = [
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
    [
      t('certificate.lots'),
      props.lots.map((lot, index) => (
        <div key={index}>
          {product(lot.product)} {amount(lot.tonnes)}
          {lot.from && lot.to && <div className="mono">{t('certificate.range', { from: lot.from, to: lot.to })}</div>}
        </div>
      )),
    ],
    [t('certificate.offset'), amount(props.offset)],
    [t('certificate.result'), <b key="result">{props.result}</b>],
    [t('certificate.source'), props.source],
    [t('certificate.handled'), t('certificate.handledBy', { proposed: props.proposedBy, confirmed: props.confirmedBy, at: instant(props.at, language) })],
  ]
  return (
    <section className="certificate" aria-label={t('certificate.title')}>
      <div>
        <p className="issuer">{t('certificate.issuer')}</p>
        <h2>{t('certificate.title')}</h2>
        <p className="number mono">{props.number}</p>
        <dl>
          {rows.map(([name, value]) => [<dt key={`${name}n`}>{name}</dt>, <dd key={`${name}v`}>{value}</dd>])}
        </dl>
        <footer>
          <div>
            <p className="sm">{t('certificate.code')}</p>
            <p className="mono b">{props.checkCode}</p>
          </div>
          <div>
            <p className="sm">{t('certificate.head', { position: tonnes(props.headPosition) })}</p>
            <p className="mono">{`${props.headHash.slice(0, 9)} … ${props.headHash.slice(-9)}`}</p>
          </div>
          <div>
            <p className="sm">{t('certificate.page')}</p>
            <p className="mono">1 / 1</p>
          </div>
        </footer>
      </div>
    </section>
  )
}
