import { price, signedTonnes, tonnes, yuan } from '../../format/number.ts'
import { rich, useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { PositionSentence } from '../../parts/position-sentence.tsx'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { roles as roleTexts } from '../../../../src/kernel/role.ts'
import { useSession } from '../../shell/session.tsx'
import { PlansSheet } from './plans-sheet.tsx'
import { PlantsSheet } from './plants-sheet.tsx'
import { hasPosition, leftAfterFinal, sentenceOf, usePosition, type PositionAnswer } from './position.ts'
import { ProgressSheet } from './progress-sheet.tsx'
import { RoleRail } from './rail.tsx'
import { RoleLead } from './role-lead.tsx'
import { TasksSheet } from './tasks-sheet.tsx'
import { useTasks } from './use-tasks.ts'

const homeTasks = 6

/** What I owe, what it costs, by when, and what waits for me; for authorities and operators what their day opens with. */
const HomePage = () => {
  const { t, say, name } = useTexts()
  const { session, market, year } = useSession()
  const isHolder = hasPosition(session)
  return (
    <>
      <PageHead
        trail={[session && name(session.organisation), t('nav.home')]}
        title={isHolder || !session ? t('home.title', { year }) : name(session.organisation)}
        meta={
          session && (
            <>
              {session.roles.map((role) => say(roleTexts[role])).join(' / ')}
              {t('list.comma')}
              {t('foot.asOf')} <Day value={market?.businessDay} style="plain" />
            </>
          )
        }
        actions={
          <button type="button" className="btn" onClick={() => window.print()}>
            {t('home.brief')}
          </button>
        }
      />
      {isHolder ? <HolderHome year={year} /> : <RoleHome year={year} />}
      <p className="foot">
        <span>{t('foot.figures')}</span>
        <span>
          {t('foot.rules')} <span className="mono">{market?.rulesDigest.slice(0, 12)}</span>
        </span>
        {session?.demo && <span>{t('signIn.demoNote')}</span>}
      </p>
    </>
  )
}

/** The final allocations that the sentence does not count yet, and what they should change. */
const toComeIn = ({ t }: Texts, { net, toCome }: PositionAnswer['result']): string | undefined => {
  if (!toCome) return undefined
  if (toCome.tonnes === null) return t('assume.toComeUnknown', { count: toCome.plants })
  const said = t('assume.toCome', {
    count: toCome.plants,
    change: signedTonnes(toCome.tonnes),
    after: signedTonnes(net.value + toCome.tonnes),
  })
  return toCome.draft ? said + t('assume.toComeDraft') : said
}

/** What the sentence takes for granted, in one line. */
const Assumptions = ({ answer }: { readonly answer: PositionAnswer }) => {
  const texts = useTexts()
  const { t, language } = texts
  const { result, plants } = answer
  const buys = result.shortBy > 0 && leftAfterFinal(result) === undefined
  const forecast = plants.filter(({ basis }) => basis === 'forecast').length
  const parts = [
    result.toSell > 0 && result.shortBy > 0 ? t('assume.moved', { tonnes: tonnes(result.toSell) }) : undefined,
    buys && result.beyondBook > 0 && result.beyondBookFen !== null
      ? t('assume.beyondBook', { tonnes: tonnes(result.beyondBook), price: price(result.beyondBookFen) })
      : undefined,
    forecast > 0 ? t('assume.forecast', { count: forecast }) : undefined,
    toComeIn(texts, result),
  ].filter((text) => text !== undefined)
  const saving =
    buys && result.credits && result.credits.quantity > 0 && result.credits.savingFen > 0 ? result.credits : undefined
  if (parts.length === 0 && !saving) return null
  return (
    <>
      {parts.length > 0 && t('home.assume', { text: parts.join(language === 'zh' ? '；' : '; ') })}{' '}
      {saving &&
        rich(t('assume.credits', { tonnes: tonnes(saving.quantity) }), {
          amount: <b className="ok">{t('amount.yuan', { value: yuan(saving.savingFen) })}</b>,
        })}
    </>
  )
}

export const PositionSheet = ({ answer }: { readonly answer: PositionAnswer }) => {
  const { t, say } = useTexts()
  const position = sentenceOf(answer, say(answer.name))
  const { lastSensibleDay, tradingDaysLeft, shortBy } = answer.result
  const last =
    shortBy > 0 && leftAfterFinal(answer.result) === undefined && lastSensibleDay !== null
      ? { day: lastSensibleDay, tradingDaysLeft }
      : undefined
  return (
    <Sheet label={t('home.position')}>
      {position ? (
        <PositionSentence position={position} assume={<Assumptions answer={answer} />} />
      ) : (
        <Empty>{t('home.noPosition', { year: answer.year })}</Empty>
      )}
      <RoleRail {...(last ? { lastDay: last } : {})} />
    </Sheet>
  )
}

const HolderHome = ({ year }: { readonly year: number }) => {
  const { session } = useSession()
  const answer = usePosition(session, year)
  const tasks = useTasks()
  return (
    <>
      <Answered answer={answer} rows={6}>
        {(position) => (
          <>
            <PositionSheet answer={position} />
            <PlantsSheet plants={position.plants} />
          </>
        )}
      </Answered>
      <div className="cols answer">
        <div>
          {answer.data && <PlansSheet answer={answer.data} />}
          <TasksSheet {...tasks} most={homeTasks} />
        </div>
        <ProgressSheet year={year} own={answer.data?.plants.flatMap(({ province }) => province ?? []) ?? []} />
      </div>
    </>
  )
}

const RoleHome = ({ year }: { readonly year: number }) => {
  const { t } = useTexts()
  const { session } = useSession()
  const tasks = useTasks()
  const province = session?.organisation.province
  return (
    <>
      <Sheet label={t('home.lead')}>
        <RoleLead year={year} />
        <RoleRail />
      </Sheet>
      <div className="cols answer">
        <TasksSheet {...tasks} most={homeTasks} />
        <ProgressSheet year={year} own={province ? [province] : []} />
      </div>
    </>
  )
}

export default HomePage
