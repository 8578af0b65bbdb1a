import styles from './sheet.module.css'

/** Look of every Mantine Modal of the desk: `<Modal classNames={sheetClasses}>`. */
export const sheetClasses = {
  content: styles.content ?? '',
  header: styles.header ?? '',
  title: styles.title ?? '',
  body: styles.body ?? '',
}
