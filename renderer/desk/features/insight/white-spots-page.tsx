import { useWords } from '../../i18n/use-words.ts'
import { useInsight } from '../../state/call-work-context.tsx'
import { useDesk } from '../../state/desk-context.tsx'
import type { WhiteSpotsAnswer } from '../../state/script-figures.ts'
import { useWhiteSpots } from '../../state/use-script-figures.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { useInsightNames } from './insight-names.ts'
import { scriptWords } from './script-words.ts'
import { ToldFigures } from './told-figures.tsx'
import styles from './insight.module.css'

/** What operators look for in the knowledge base and do not find, or are not helped by: where an article is missing. */
export const WhiteSpotsPage = () => {
  const t = useWords(scriptWords)
  const period = useInsight((view) => view.period)
  const organisation = useInsight((view) => view.organisation)
  const told = useWhiteSpots({ period, organisation })
  return (
    <ToldFigures
      told={told}
      question={{ kind: 'white-spots', period, organisation }}
      isEmpty={({ spots }) => spots.length === 0}
      empty={{ title: t('noSpots'), note: t('noSpotsNote') }}
    >
      {({ spots }) => (
        <div className={styles.body}>
          <SpotsTable spots={spots} />
        </div>
      )}
    </ToldFigures>
  )
}

const SpotsTable = ({ spots }: Pick<WhiteSpotsAnswer, 'spots'>) => {
  const t = useWords(scriptWords)
  const names = useInsightNames()
  const format = useFormat()
  // The day of a search does not change while somebody looks at it.
  const now = useDesk().clock.now()
  const columns = [t('query'), t('times'), t('notFound'), t('noHelp'), t('operators'), t('lastAt'), t('topics')]
  return (
    <section className={styles.parts} aria-label={t('white-spots')}>
      <table className={`${styles.table ?? ''} ${styles.wordsLast ?? ''}`}>
        <caption className="fl-hidden">{t('white-spots')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spots.map(({ query, notFound, noHelp, operators, lastAt, topicIds }) => (
            <tr key={query}>
              <th scope="row">{query}</th>
              <td>{names.number(notFound + noHelp)}</td>
              <td>{names.number(notFound)}</td>
              <td>{names.number(noHelp)}</td>
              <td>{names.number(operators)}</td>
              <td>{format.RowDay(lastAt, now)}</td>
              <td className={styles.ways}>{topicIds.map((id) => names.topic(id)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
