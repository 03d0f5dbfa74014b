import { Link } from 'react-router'
import { useTexts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Sheet, Tag } from '../../parts/sheet.tsx'
import { Empty, Loading } from '../../parts/states.tsx'
import type { Tasks } from './use-tasks.ts'

/** What waits for this person: what, where from, by when. `most` rows; the rest is in the inbox. */
export const TasksSheet = ({ tasks, pending, most }: Tasks & { readonly most?: number }) => {
  const { t } = useTexts()
  const shown = most === undefined ? tasks : tasks.slice(0, most)
  return (
    <Sheet
      title={t('home.tasks')}
      note={
        shown.length < tasks.length ? (
          <Link className="sm" to="/inbox">
            {t('home.allTasks', { count: tasks.length })}
          </Link>
        ) : undefined
      }
    >
      {tasks.length === 0 ? (
        pending ? (
          <Loading rows={3} />
        ) : (
          <Empty>{t('home.noTasks')}</Empty>
        )
      ) : (
        <DataTable
          label={t('home.tasks')}
          rows={shown}
          rowKey={(task) => task.id}
          columns={[
            {
              key: 'title',
              head: t('word.task'),
              phone: 'heading',
              cell: (task) => <Link to={task.to}>{task.title}</Link>,
            },
            { key: 'from', head: t('home.taskFrom'), phone: 'wide', cell: (task) => task.from },
            {
              key: 'due',
              head: t('word.due'),
              phone: 'wide',
              cell: (task) => (
                <span className={task.late ? 'bad nw' : 'nw'}>
                  {task.late && <Tag kind="refused">{t('word.overdue')}</Tag>}{' '}
                  <Day value={task.due} style={task.late ? 'plain' : 'shortWeekday'} />
                </span>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}
