import { useState } from 'react'
import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Role } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { PageHead, Sheet, Tag } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import { BatchSheet } from './batch-acts.tsx'
import { ApplyForm, ProjectForm } from './owner-forms.tsx'
import type { Batch, Project, ProjectsAnswer } from './types.ts'

const workers: readonly Role[] = ['projectOwner', 'verifier', 'registryOperator', 'auditor']
type Form = 'apply' | 'project'

/** Projects, their batches and the units registered from them; each role takes its step. */
const CcerPage = () => {
  const { t } = useTexts()
  const { session } = useSession()
  const answer = useView<ProjectsAnswer>(views.projects)
  const [form, setForm] = useState<Form>()
  const has = (role: Role): boolean => session?.roles.includes(role) ?? false
  const own = (answer.data?.projects ?? []).filter((project) => project.ownerId === session?.organisation.id)
  const toggle = (which: Form): void => setForm(form === which ? undefined : which)
  return (
    <>
      <PageHead
        trail={[t('nav.ccer')]}
        title={t('ccer.title')}
        meta={t('ccer.meta')}
        actions={
          has('projectOwner') && (
            <>
              <button type="button" className="btn" aria-expanded={form === 'project'} onClick={() => toggle('project')}>
                {t('ccer.projectTitle')}
              </button>
              <button
                type="button"
                className="btn p"
                aria-expanded={form === 'apply'}
                disabled={own.length === 0}
                onClick={() => toggle('apply')}
              >
                {t('ccer.applyTitle')}
              </button>
            </>
          )
        }
      />
      {form === 'project' && <ProjectForm />}
      {form === 'apply' && own.length > 0 && <ApplyForm projects={own} />}
      {workers.some(has) && <OwnBatches />}
      <Sheet title={t('ccer.projects')} note={t('ccer.public')}>
        <Answered answer={answer} isEmpty={(value) => value.projects.length === 0} empty={<Empty>{t('ccer.none')}</Empty>}>
          {(value) => <Projects rows={value.projects} />}
        </Answered>
      </Sheet>
      <Sheet title={t('ccer.batches')} note={t('ccer.batchesNote')}>
        <Answered answer={answer} isEmpty={(value) => value.batches.length === 0} empty={<Empty>{t('ccer.noBatches')}</Empty>}>
          {(value) => <Batches label={t('ccer.batches')} rows={value.batches} />}
        </Answered>
      </Sheet>
    </>
  )
}

const Projects = ({ rows }: { readonly rows: readonly Project[] }) => {
  const { t, say } = useTexts()
  return (
    <DataTable
      label={t('ccer.projects')}
      rows={rows}
      rowKey={(project) => project.id}
      columns={[
        { key: 'name', head: t('ccer.project'), phone: 'heading', cell: (project) => say(project.name) },
        { key: 'id', head: t('word.number'), mono: true, cell: (project) => project.id },
        { key: 'owner', head: t('ccer.owner'), phone: 'wide', cell: (project) => say(project.owner) },
        { key: 'methodology', head: t('ccer.methodology'), phone: 'wide', cell: (project) => say(project.methodology) },
        { key: 'day', head: t('ccer.registeredOn'), cell: (project) => <Day value={project.registeredOn} style="plain" /> },
        { key: 'issued', head: t('ccer.issued'), numeric: true, strong: true, cell: (project) => tonnes(project.issued) },
        {
          key: 'status',
          head: t('word.status'),
          cell: (project) => <Tag kind={project.status.kind}>{say(project.status.text)}</Tag>,
        },
      ]}
    />
  )
}

interface BatchesProps {
  readonly label: string
  readonly rows: readonly Batch[]
  readonly chosen?: string | undefined
  readonly onChoose?: (id: string) => void
}

const batchColumns = ({ t, say }: Texts, onChoose: BatchesProps['onChoose']): Column<Batch>[] => [
  {
    key: 'id',
    head: t('word.number'),
    phone: 'heading',
    cell: (batch) =>
      onChoose ? (
        <button type="button" className="lnk mono" onClick={() => onChoose(batch.id)}>
          {batch.id}
        </button>
      ) : (
        <span className="mono">{batch.id}</span>
      ),
  },
  { key: 'project', head: t('ccer.project'), phone: 'wide', cell: (batch) => say(batch.project) },
  {
    key: 'period',
    head: t('ccer.period'),
    phone: 'wide',
    cell: (batch) => (
      <span>
        <Day value={batch.from} style="plain" /> – <Day value={batch.until} style="plain" />
      </span>
    ),
  },
  { key: 'tonnes', head: t('book.tonnes'), numeric: true, strong: true, cell: (batch) => tonnes(batch.tonnes) },
  { key: 'issuedOn', head: t('ccer.issuedOn'), cell: (batch) => <Day value={batch.issuedOn} style="plain" /> },
  { key: 'status', head: t('word.status'), cell: (batch) => <Tag kind={batch.status.kind}>{say(batch.status.text)}</Tag> },
]

const Batches = ({ label, rows, chosen, onChoose }: BatchesProps) => {
  const texts = useTexts()
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={(batch) => batch.id}
      rowClass={(batch) => (batch.id === chosen ? 'on' : undefined)}
      columns={batchColumns(texts, onChoose)}
    />
  )
}

const isOpen = (batch: Batch): boolean => batch.state === 'applied' || batch.state === 'verified'

/** The batches one has to do with; the one that waits for something is opened first. */
const OwnBatches = () => {
  const { t } = useTexts()
  const answer = useView<{ readonly rows: readonly Batch[] }>(views.batches)
  const [chosen, setChosen] = useState<string>()
  const rows = answer.data?.rows ?? []
  const open = rows.find((batch) => batch.id === chosen) ?? rows.find(isOpen) ?? rows[0]
  return (
    <div className={open ? 'cols aside' : undefined}>
      <Sheet title={t('ccer.own')} note={t('ccer.batchesNote')}>
        <Answered answer={answer} isEmpty={(value) => value.rows.length === 0} empty={<Empty>{t('ccer.noBatches')}</Empty>}>
          {(value) => <Batches label={t('ccer.own')} rows={value.rows} chosen={open?.id} onChoose={setChosen} />}
        </Answered>
      </Sheet>
      {open && (
        <aside>
          <BatchSheet key={`${open.id}/${open.state}`} batch={open} />
        </aside>
      )}
    </div>
  )
}

export default CcerPage
