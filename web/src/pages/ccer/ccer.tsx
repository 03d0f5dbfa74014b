import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { Label } from '../../api/types.ts'
import { tonnes } from '../../format/number.ts'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { PageHead, Sheet, Tag, type TagKind } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'

export interface CcerAnswer {
  readonly projects: readonly {
    readonly id: string
    readonly name: Label
    readonly owner: Label
    readonly methodology: Label
    readonly registeredOn: string | null
    readonly issued: number
    readonly status: { readonly kind: TagKind; readonly text: Label }
  }[]
  readonly batches: readonly {
    readonly id: string
    readonly project: Label
    readonly from: string
    readonly until: string
    readonly tonnes: number
    readonly issuedOn: string | null
  }[]
}

/** Projects, their verified batches and the units registered from them. */
const CcerPage = () => {
  const { t, say } = useTexts()
  const answer = useView<CcerAnswer>(views.ccer)
  return (
    <>
      <PageHead trail={[t('nav.ccer')]} title={t('ccer.title')} meta={t('ccer.meta')} />
      <Sheet title={t('ccer.projects')}>
        <Answered answer={answer} isEmpty={(value) => value.projects.length === 0} empty={<Empty>{t('ccer.none')}</Empty>}>
          {(value) => (
            <DataTable
              label={t('ccer.projects')}
              rows={value.projects}
              rowKey={(project) => project.id}
              columns={[
                { key: 'name', head: t('ccer.project'), phone: 'heading', cell: (project) => say(project.name) },
                { key: 'owner', head: t('ccer.owner'), phone: 'wide', cell: (project) => say(project.owner) },
                { key: 'methodology', head: t('ccer.methodology'), phone: 'wide', cell: (project) => say(project.methodology) },
                {
                  key: 'day',
                  head: t('ccer.registeredOn'),
                  cell: (project) => <Day value={project.registeredOn} style="plain" />,
                },
                { key: 'issued', head: t('ccer.issued'), numeric: true, strong: true, cell: (project) => tonnes(project.issued) },
                {
                  key: 'status',
                  head: t('word.status'),
                  cell: (project) => <Tag kind={project.status.kind}>{say(project.status.text)}</Tag>,
                },
              ]}
            />
          )}
        </Answered>
      </Sheet>
      <Sheet title={t('ccer.batches')} note={t('ccer.batchesNote')}>
        <Answered answer={answer} isEmpty={(value) => value.batches.length === 0} empty={<Empty>{t('ccer.noBatches')}</Empty>}>
          {(value) => (
            <DataTable
              label={t('ccer.batches')}
              rows={value.batches}
              rowKey={(batch) => batch.id}
              columns={[
                { key: 'project', head: t('ccer.project'), phone: 'heading', cell: (batch) => say(batch.project) },
                { key: 'id', head: t('word.number'), mono: true, cell: (batch) => batch.id },
                { key: 'from', head: t('ccer.from'), cell: (batch) => <Day value={batch.from} style="plain" /> },
                { key: 'until', head: t('ccer.until'), cell: (batch) => <Day value={batch.until} style="plain" /> },
                { key: 'tonnes', head: t('book.tonnes'), numeric: true, strong: true, cell: (batch) => tonnes(batch.tonnes) },
                { key: 'issuedOn', head: t('ccer.issuedOn'), cell: (batch) => <Day value={batch.issuedOn} style="plain" /> },
              ]}
            />
          )}
        </Answered>
      </Sheet>
    </>
  )
}

export default CcerPage
