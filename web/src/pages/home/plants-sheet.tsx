import { Link } from 'react-router'
import { signedTonnes, tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Tonnes } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Figure } from '../../parts/figure.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import type { PlantPosition, Worked } from './position.ts'

const Deviation = ({ net, most }: { readonly net: number; readonly most: number }) => (
  <span className="deviation" aria-hidden="true">
    <i className={net < 0 ? 'short' : 'over'} style={{ width: `${(Math.abs(net) / most) * 46}%` }} />
  </span>
)

/** Above or below: sign and colour; a plain zero is neither. */
export const NetFigure = ({ net }: { readonly net: Worked }) => (
  <Figure working={net.working} className={net.value < 0 ? 'bad' : net.value > 0 ? 'ok' : ''}>
    {signedTonnes(net.value)}
  </Figure>
)

const Status = ({ plant }: { readonly plant: PlantPosition }) => {
  const { say } = useTexts()
  if (plant.status.length === 0) return null
  return (
    <span>
      {plant.status.map((status, index) =>
        status.kind === 'plain' ? (
          <span key={index} className="dim">
            {say(status.text)}{' '}
          </span>
        ) : (
          <Tag key={index} kind={status.kind}>
            {say(status.text)}
          </Tag>
        ),
      )}
    </span>
  )
}

const columns = ({ t, say }: Texts, most: number): Column<PlantPosition>[] => [
  {
    key: 'name',
    head: t('word.emitter'),
    phone: 'heading',
    cell: (plant) => (
      <>
        <Link to={`/account?organisation=${plant.id}`}>{say(plant.name)}</Link>{' '}
        <span className="dim2 sm nw">{say(plant.description)}</span>
      </>
    ),
  },
  { key: 'due', head: t('word.obligation'), numeric: true, cell: (plant) => tonnes(plant.due) },
  { key: 'surrendered', head: t('word.surrendered'), numeric: true, cell: (plant) => tonnes(plant.surrendered) },
  { key: 'held', head: t('home.held'), numeric: true, cell: (plant) => tonnes(plant.held) },
  { key: 'credits', head: 'CCER', numeric: true, cell: (plant) => tonnes(plant.credits) },
  {
    key: 'net',
    head: t('home.net'),
    numeric: true,
    strong: true,
    phone: 'first',
    cell: (plant) => <NetFigure net={plant.net} />,
  },
  {
    key: 'bar',
    head: t('home.netBar'),
    hideHead: true,
    width: 120,
    phone: 'hidden',
    cell: (plant) => <Deviation net={plant.net.value} most={most} />,
  },
  { key: 'status', head: t('word.status'), phone: 'wide', cell: (plant) => <Status plant={plant} /> },
]

/** Each plant against what it owes; the sums add up on screen. */
export const PlantsSheet = ({ plants }: { readonly plants: readonly PlantPosition[] }) => {
  const texts = useTexts()
  const { t } = texts
  const most = Math.max(1, ...plants.map((plant) => Math.abs(plant.net.value)))
  const sum = (pick: (plant: PlantPosition) => number): number => plants.reduce((total, plant) => total + pick(plant), 0)
  const net = sum((plant) => plant.net.value)
  return (
    <Sheet title={t('home.plants')} note={t('home.plantsNote')}>
      <DataTable
        label={t('home.plants')}
        rows={plants}
        rowKey={(plant) => plant.id}
        columns={columns(texts, most)}
        sum={
          plants.length < 2
            ? undefined
            : [
                t('word.total'),
                tonnes(sum((plant) => plant.due)),
                tonnes(sum((plant) => plant.surrendered)),
                tonnes(sum((plant) => plant.held)),
                tonnes(sum((plant) => plant.credits)),
                <span key="net" className={net < 0 ? 'bad' : 'ok'}>
                  <Tonnes value={net} signed />
                </span>,
                undefined,
                undefined,
              ]
        }
      />
    </Sheet>
  )
}
