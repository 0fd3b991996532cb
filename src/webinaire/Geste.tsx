import { Bouton } from '#interface/Bouton.tsx'

type Props = { valeur: string; precision?: string; children: string }

/** Un bouton qui renvoie la page sans rien enregistrer, ni rien exiger des champs. */
export function Geste({ valeur, precision = '', children }: Props) {
  return (
    <Bouton variante="discret" nom="geste" valeur={valeur} attributs={{ formnovalidate: '' }}>
      {children}
      {precision && <span class="visuellement-cache">{precision}</span>}
    </Bouton>
  )
}
