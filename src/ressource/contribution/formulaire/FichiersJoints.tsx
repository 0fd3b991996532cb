import type { EtatDeSaisie } from '#champ/champ.ts'
import { casesDe, texteDe } from '#champ/saisie.ts'
import type { Fichier } from '#fichier/fichier.ts'
import { estUneImage, poidsEnMots, urlFichier, urlImage } from '#fichier/fichier.ts'
import { Champ } from '#interface/Champ.tsx'

type Props = Pick<EtatDeSaisie, 'saisie' | 'fautes'> & { joints: Fichier[] }

/** Les fichiers déjà joints, à garder, nommer ou ôter, et de quoi en joindre d'autres. */
export function FichiersJoints({ saisie, fautes, joints }: Props) {
  const gardes = new Set(casesDe(saisie, 'fichiers'))
  const documents = joints.filter((f) => gardes.has(f.cle))
  const images = joints.filter((f) => estUneImage(f) && !gardes.has(f.cle))
  return (
    <>
      {documents.map((f) => (
        <fieldset key={f.cle} class="contribuer-fichier">
          <legend class="visuellement-cache">Fichier « {f.nom} »</legend>
          <div class="choix">
            <input type="checkbox" id={`garder-${f.cle}`} name="fichiers[]" value={f.cle} checked />
            <label for={`garder-${f.cle}`}>
              Garder <a href={urlFichier(f)}>{f.nom}</a> ({poidsEnMots(f.taille)})
            </label>
          </div>
          <Champ nom={`titre_${f.cle}`} libelle="Son titre dans la liste" type="text" valeur={texteDe(saisie, `titre_${f.cle}`)} />
        </fieldset>
      ))}
      {images.map((f) => (
        <fieldset key={f.cle} class="contribuer-fichier contribuer-image">
          <legend class="visuellement-cache">Image « {f.nom} »</legend>
          <input type="hidden" name="images[]" value={f.cle} />
          <img src={urlImage(f, 480)} alt="" width={f.largeur ?? undefined} height={f.hauteur ?? undefined} loading="lazy" />
          <div>
            <Champ
              nom={`alternative_${f.cle}`}
              libelle={`Ce que montre « ${f.nom} »`}
              type="text"
              aide="Pour qui ne la voit pas ; vide si elle n'apprend rien."
              valeur={saisie[`alternative_${f.cle}`] === undefined ? f.alternative : texteDe(saisie, `alternative_${f.cle}`)}
            />
            <p class="champ-aide">
              Pour la placer, copiez cette ligne dans le texte : <code>{`![](${urlFichier(f)})`}</code>
            </p>
          </div>
        </fieldset>
      ))}
      <Champ
        type="file"
        nom="fichiers_envoyes"
        libelle="Fichiers à télécharger"
        aide="PDF, texte, tableur, présentation (ODT, DOCX, ODS, XLSX, CSV, ODP, PPTX) : 25 Mio au plus chacun."
        attributs={{ multiple: '', accept: '.pdf,.odt,.docx,.ods,.xlsx,.csv,.odp,.pptx' }}
        erreur={fautes.fichiers_envoyes?.phrase}
      />
      <Champ
        type="file"
        nom="images_envoyees"
        libelle="Images du texte"
        aide="PNG, JPEG, WebP, AVIF ou GIF. « Enregistrer le brouillon » les dépose, et donne la ligne à placer dans le texte."
        attributs={{ multiple: '', accept: 'image/png,image/jpeg,image/webp,image/avif,image/gif' }}
        erreur={fautes.images_envoyees?.phrase}
      />
    </>
  )
}
