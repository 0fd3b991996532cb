import { Champ } from '#interface/Champ.tsx'

type Props = { valeur: string; erreur: string | undefined; images: boolean }

const aide =
  'Une ligne vide sépare deux paragraphes. « ## Titre », « - liste », « **gras** », « [lien](https://…) », « | tableau | ». Collez depuis un traitement de texte : la structure est gardée.'

/** Le texte, en Markdown. L'île « redaction » y ajoute une barre d'outils, un aperçu, et le collage qui garde la structure. */
export function ChampCorps({ valeur, erreur, images }: Props) {
  return (
    <div class="redaction" data-redaction data-images={images ? 'oui' : undefined}>
      <Champ nom="corps" libelle="Texte" type="textarea" lignes={16} aide={aide} valeur={valeur} erreur={erreur} />
    </div>
  )
}
