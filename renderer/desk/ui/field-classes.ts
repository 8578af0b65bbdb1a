import styles from './field.module.css'

/** Look of every Mantine input of the desk: `<TextInput classNames={fieldClasses} />`. */
export const fieldClasses = { label: styles.label ?? '', input: styles.input ?? '', error: styles.error ?? '' }

/** The same for Select and Autocomplete, with their list. */
export const selectClasses = { ...fieldClasses, dropdown: styles.dropdown ?? '', option: styles.option ?? '' }
