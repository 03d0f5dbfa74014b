import { Link } from 'react-router'
import type { Figured, Label, Working } from '../../api/types.ts'
import { product, signedYuan, tonnes, yuan, signedTonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day, Instant, Tonnes } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { DeadlineRail } from '../../parts/deadline-rail.tsx'
import { Figure } from '../../parts/figure.tsx'
import { PositionSentence } from '../../parts/position-sentence.tsx'
import { ProvinceTiles, type ProvinceValue } from '../../parts/province-tiles.tsx'
import type { RailMark } from '../../parts/rail-layout.ts'
import { Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Empty } from '../../parts/states.tsx'

export interface PlantPosition {
  readonly id: string
  readonly name: Label
  readonly description: Label
  readonly obligation: Figured
  readonly surrendered: number
  readonly held: number
  readonly credits: number
  readonly net: Figured
  readonly status: readonly { readonly kind: TagKind; readonly text: Label }[]
}

export interface CoverPlan {
  readonly name: Label
  readonly buy: { readonly product: string; readonly tonnes: number }
  readonly sell: { readonly product: string; readonly tonnes: number }
  /** Fen. */
  readonly net: Figured
  readonly against: number | null
  readonly lastDay: string
  readonly best: boolean
}

export interface Task {
  readonly id: string
  readonly title: Label
  readonly from: Label
  readonly due: string | null
  readonly late: boolean
  readonly to?: string
}

export interface HomeAnswer {
  readonly asOf: string
  readonly year: number
  readonly scope: Label
  readonly position: {
    readonly who: Label
    readonly net: number
    readonly covered: boolean
    readonly netWorking?: Working
    readonly amount: number | null
    readonly amountWorking?: Working
    readonly averagePrice: number | null
    readonly lastDay: string | null
    readonly tradingDaysLeft: number | null
  } | null
  readonly assumptions: readonly Label[]
  readonly deadlines: readonly {
    readonly day: string
    readonly name: Label
    readonly note?: Label
    readonly side: RailMark['side']
    readonly weight?: RailMark['weight']
  }[]
  readonly plants: readonly PlantPosition[]
  readonly plans: readonly CoverPlan[]
  readonly tasks: readonly Task[]
  readonly provinces: readonly ProvinceValue[]
  readonly provincesOn: string | null
}

export const HomeView = ({ answer }: { readonly answer: HomeAnswer }) => {
  const { t, say, language } = useTexts()
  const { position } = answer
  const marks: RailMark[] = answer.deadlines.map(({ day, name, note, side, weight }) => ({
    day,
    name: say(name),
    side,
    ...(note ? { note: say(note) } : {}),
    ...(weight ? { weight } : {}),
  }))
  return (
    <>
      <Sheet label={t('home.position')}>
        {position ? (
          <PositionSentence
            position={{ ...position, who: say(position.who), year: answer.year }}
            assume={
              answer.assumptions.length > 0
                ? t('home.assume', { text: answer.assumptions.map(say).join(language === 'zh' ? '；' : '; ') })
                : undefined
            }
          />
        ) : (
          <Empty>{t('home.noPosition', { year: answer.year })}</Empty>
        )}
        <DeadlineRail marks={marks} />
      </Sheet>
      {answer.plants.length > 0 && <PlantsSheet plants={answer.plants} />}
      <div className={answer.provinces.length > 0 ? 'cols answer' : undefined}>
        <div>
          {answer.plans.length > 0 && <PlansSheet plans={answer.plans} asOf={answer.asOf} />}
          <TasksSheet tasks={answer.tasks} />
        </div>
        {answer.provinces.length > 0 && (
          <Sheet
            title={t('home.provinces')}
            note={
              <span className="sm">
                {t('home.provincesNote')} <Day value={answer.provincesOn} style="short" />
              </span>
            }
            padded
          >
            <ProvinceTiles
              label={t('home.provinces')}
              values={answer.provinces}
              classes={[25, 50, 75]}
              write={(value) => tonnes(value)}
              note={t('home.ownProvinces')}
            />
          </Sheet>
        )}
      </div>
      <p className="foot">
        <span>{t('foot.figures')}</span>
        <span>
          {t('foot.asOf')} <Instant value={answer.asOf} />
        </span>
      </p>
    </>
  )
}

const Deviation = ({ net, most }: { readonly net: number; readonly most: number }) => (
  <span className="deviation" aria-hidden="true">
    <i className={net < 0 ? 'short' : 'over'} style={{ width: `${(Math.abs(net) / most) * 46}%` }} />
  </span>
)

export const NetFigure = ({ net }: { readonly net: Figured }) => (
  <Figure working={net.working} className={Number(net.value) < 0 ? 'bad' : 'ok'}>
    {signedTonnes(net.value)}
  </Figure>
)

const plantColumns = ({ t, say }: Texts, most: number): Column<PlantPosition>[] => [
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
  {
    key: 'obligation',
    head: t('word.obligation'),
    numeric: true,
    cell: (plant) => <Figure working={plant.obligation.working}>{tonnes(plant.obligation.value)}</Figure>,
  },
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
    cell: (plant) => <Deviation net={Number(plant.net.value)} most={most} />,
  },
  {
    key: 'status',
    head: t('word.status'),
    phone: 'wide',
    cell: (plant) => (
      <span>
        {plant.status.map((status, index) =>
          status.kind === 'plain' ? (
            <span key={index} className="dim">
              {' '}
              {say(status.text)}
            </span>
          ) : (
            <Tag key={index} kind={status.kind}>
              {say(status.text)}
            </Tag>
          ),
        )}
      </span>
    ),
  },
]

/** Each plant against its obligation; the sums add up on screen. */
export const PlantsSheet = ({ plants }: { readonly plants: readonly PlantPosition[] }) => {
  const texts = useTexts()
  const { t } = texts
  const most = Math.max(1, ...plants.map((plant) => Math.abs(Number(plant.net.value))))
  const sum = (pick: (plant: PlantPosition) => number | string): number =>
    plants.reduce((total, plant) => total + Number(pick(plant)), 0)
  const net = sum((plant) => plant.net.value)
  return (
    <Sheet title={t('home.plants')} note={t('home.plantsNote')}>
      <DataTable
        label={t('home.plants')}
        rows={plants}
        rowKey={(plant) => plant.id}
        columns={plantColumns(texts, most)}
        sum={[
          t('word.total'),
          tonnes(sum((plant) => plant.obligation.value)),
          tonnes(sum((plant) => plant.surrendered)),
          tonnes(sum((plant) => plant.held)),
          tonnes(sum((plant) => plant.credits)),
          <span key="net" className={net < 0 ? 'bad' : 'ok'}>
            <Tonnes value={net} signed />
          </span>,
          undefined,
          undefined,
        ]}
      />
    </Sheet>
  )
}

const PlansSheet = ({ plans, asOf }: { readonly plans: readonly CoverPlan[]; readonly asOf: string }) => {
  const { t, say } = useTexts()
  const amount = (what: CoverPlan['buy']): string => (what.tonnes === 0 ? '0' : `${product(what.product)} ${tonnes(what.tonnes)}`)
  return (
    <Sheet
      title={t('home.plans')}
      note={
        <span className="sm">
          {t('home.plansNote')} <Instant value={asOf} short />
        </span>
      }
    >
      <DataTable
        label={t('home.plans')}
        rows={plans}
        rowKey={(plan) => plan.name.zh}
        rowClass={(plan) => (plan.best ? 'on' : undefined)}
        columns={[
          {
            key: 'name',
            head: t('home.plan'),
            phone: 'heading',
            cell: (plan) => (
              <>
                {say(plan.name)} {plan.best && <Tag kind="accent">{t('home.cheapest')}</Tag>}
              </>
            ),
          },
          { key: 'buy', head: t('word.buy'), numeric: true, cell: (plan) => amount(plan.buy) },
          { key: 'sell', head: t('word.sell'), numeric: true, cell: (plan) => amount(plan.sell) },
          {
            key: 'net',
            head: t('home.netCost'),
            numeric: true,
            cell: (plan) => (
              <Figure working={plan.net.working} className={plan.best ? 'b' : ''}>
                {yuan(plan.net.value)}
              </Figure>
            ),
          },
          {
            key: 'against',
            head: t('home.against'),
            numeric: true,
            cell: (plan) => (plan.against === null ? '–' : signedYuan(plan.against)),
          },
          { key: 'lastDay', head: t('home.lastDay'), cell: (plan) => <Day value={plan.lastDay} style="shortWeekday" /> },
        ]}
      />
    </Sheet>
  )
}

export const TasksSheet = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const { t, say } = useTexts()
  return (
    <Sheet
      title={t('home.tasks')}
      note={
        <Link className="sm" to="/inbox">
          {t('home.allTasks', { count: tasks.length })}
        </Link>
      }
    >
      {tasks.length === 0 ? (
        <Empty>{t('home.noTasks')}</Empty>
      ) : (
        <DataTable
          label={t('home.tasks')}
          rows={tasks.slice(0, 6)}
          rowKey={(task) => task.id}
          columns={[
            {
              key: 'title',
              head: t('word.task'),
              phone: 'heading',
              cell: (task) => <Link to={task.to ?? `/inbox?task=${task.id}`}>{say(task.title)}</Link>,
            },
            { key: 'from', head: t('word.from'), phone: 'wide', cell: (task) => say(task.from) },
            {
              key: 'due',
              head: t('word.due'),
              phone: 'wide',
              cell: (task) => (
                <span className={task.late ? 'bad nw' : 'nw'}>
                  <Day value={task.due} style="shortWeekday" />
                </span>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}
