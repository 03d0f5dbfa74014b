import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { PageHead, Sheet } from '../../parts/sheet.tsx'
import { Answered } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { HomeView, type HomeAnswer } from './home-view.tsx'

/** What I owe, what it costs, by when, and what waits for me. */
const HomePage = () => {
  const { t, name } = useTexts()
  const { session, year } = useSession()
  const answer = useView<HomeAnswer>(views.home, { year }, { every: 30_000 })
  return (
    <>
      <PageHead
        trail={[session && name(session.organisation), t('nav.home')]}
        title={t('home.title', { year })}
        actions={
          <button type="button" className="btn" onClick={() => window.print()}>
            {t('home.brief')}
          </button>
        }
      />
      {answer.data ? (
        <HomeView answer={answer.data} />
      ) : (
        <Sheet>
          <Answered answer={answer}>{() => null}</Answered>
        </Sheet>
      )}
    </>
  )
}

export default HomePage
