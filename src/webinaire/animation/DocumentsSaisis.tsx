import { Champ } from '#interface/Champ.tsx'
import type { Erreurs } from '#socle/formulaire.ts'
import { Geste } from './ProgrammeSaisi.tsx'
import type { DocumentSaisi } from './saisie-de-seance.ts'

/** Les documents : une adresse, ou un fichier déposé, chacun avec son titre. */
export function DocumentsSaisis({ documents, erreurs }: { documents: DocumentSaisi[]; erreurs: Erreurs }) {
  return (
    <fieldset class="animation-partie" id="documents">
      <legend>Documents</legend>
      {documents.map(({ titre, url, cle }, rang) => (
        <div class="animation-encadre" key={rang}>
          <Champ
            nom={`document-${rang}-titre`}
            libelle={`Titre du document ${rang + 1}`}
            valeur={titre}
            erreur={erreurs[`document-${rang}-titre`]}
            max={300}
          />
          {cle ? (
            <>
              <input type="hidden" name={`document-${rang}-cle`} value={cle} />
              <p class="discret">Fichier déposé ici.</p>
            </>
          ) : (
            <Champ nom={`document-${rang}-url`} libelle="Adresse" type="url" valeur={url} erreur={erreurs[`document-${rang}-url`]} />
          )}
          <Geste valeur={`retirer-document-${rang}`} precision={` ${rang + 1}`}>
            Retirer ce document
          </Geste>
        </div>
      ))}
      <Geste valeur="ajouter-document">Ajouter une adresse</Geste>
      <div class="champ">
        <label for="champ-fichiers">Déposer des fichiers</label>
        <p class="champ-aide" id="aide-fichiers">
          PDF, diaporama, tableur, image : 30 Mo au plus en tout. Ils s'ajoutent à la liste à l'enregistrement.
        </p>
        <input type="file" class="saisie" id="champ-fichiers" name="fichiers" multiple aria-describedby="aide-fichiers" />
        {erreurs.fichiers && <p class="champ-erreur">{erreurs.fichiers}</p>}
      </div>
    </fieldset>
  )
}
