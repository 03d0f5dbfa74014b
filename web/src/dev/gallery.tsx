import { useTexts } from '../i18n/index.ts'
import { Change } from '../parts/amounts.tsx'
import { Certificate } from '../parts/certificate.tsx'
import { ConfidenceMark } from '../parts/confidence-mark.tsx'
import { Figure } from '../parts/figure.tsx'
import { PositionText } from '../parts/position-sentence.tsx'
import { RefusalBox } from '../parts/refusal-box.tsx'
import { PageHead, Sheet, Tag } from '../parts/sheet.tsx'
import { Empty, ErrorState, Loading, Stale } from '../parts/states.tsx'
import { emissionWorking, offsetWorking, refusal } from './samples.ts'

const failure = Object.assign(new Error('lost'), { status: 0, request: '7f2c-91d0', at: '2025-11-18T14:33:08+08:00' })

/** The same part in its different situations; development only. Every page shows samples after this page was opened once. */
export const Gallery = () => {
  const { t } = useTexts()
  const position = {
    year: 2024,
    net: -15_693,
    amount: 92_868_560,
    averagePrice: 5918,
    lastDay: '2025-12-24',
    tradingDaysLeft: 26,
    netWorking: offsetWorking,
  }
  return (
    <>
      <PageHead trail={['Tonne', 'parts']} title="Parts" meta="Samples, development only" />
      <div className="cols even" style={{ alignItems: 'stretch' }}>
        <SampleCertificate />
        <div>
          <Sheet title={t('home.position')} padded>
            <p>
              <PositionText position={{ ...position, who: '集团' }} />
            </p>
            <p>
              <PositionText position={{ ...position, who: '石垣', net: 21_837 }} />
            </p>
            <p>
              <PositionText position={{ ...position, who: '汐桥', net: 3_373, covered: true }} />
            </p>
          </Sheet>
          <Sheet title="Marks" padded>
            <p>
              {(['high', 'medium', 'draft', 'low'] as const).map((confidence) => (
                <ConfidenceMark key={confidence} confidence={confidence} always />
              ))}
            </p>
            <p>
              <Change value={52} pct="0.0089" /> <Change value={-4} /> <Change value={0} /> <Tag kind="limit-up">64.46</Tag>{' '}
              <Tag kind="limit-down">52.74</Tag>
            </p>
            <p>
              <Figure working={emissionWorking}>252,705.07</Figure> <Stale at={failure.at} stale />
            </p>
          </Sheet>
          <RefusalBox refusals={[refusal]} onNearest={() => undefined} />
        </div>
      </div>
      <div className="cols even">
        <Sheet title="Empty">
          <Empty
            action={
              <button type="button" className="btn s">
                11
              </button>
            }
          >
            还没有 11 月数据。12-01 起可填
          </Empty>
        </Sheet>
        <Sheet title="Loading">
          <Loading heads={['品种', '持有', '可用']} />
        </Sheet>
        <Sheet title="Error">
          <ErrorState failure={failure} posted="nothing" onRetry={() => undefined} />
        </Sheet>
      </div>
    </>
  )
}

const SampleCertificate = () => {
  const { t } = useTexts()
  return (
    <Certificate
      number="QJ-2024-110-000381"
      holder="远岭汐桥燃机发电有限公司"
      year={2024}
      obligation={648_902}
      surrendered={648_902}
      lots={[{ product: 'CEA2024', tonnes: 648_902, from: '24-0812-003118450', to: '24-0812-003767351' }]}
      offset={0}
      result={t('certificate.full')}
      at="2025-10-28"
      source="碳排放权交易管理暂行条例第十四条"
      handledBy="提交 秦朗，确认 苏叶"
      checkCode="8F2K-4419-QX7C"
      head={{ position: 1_197_406, hash: '3d70b1e4000000000095ac0f22' }}
    />
  )
}
