import { adresseWeb } from '#champ/adresses.tsx'
import { controleDe } from '#champ/Controles.tsx'
import { type Champ, champ, type EtatDeSaisie, faute, lu, type SaisieDe } from '#champ/champ.ts'
import { sourceFichier } from '#champ/fichiers.ts'
import { lignes } from '#champ/lignes.tsx'
import { enTable } from '#champ/rangement.repository.ts'
import { texteDe } from '#champ/saisie.ts'
import { texte } from '#champ/texte.tsx'
import { listByCles } from '#fichier/fichier.repository.ts'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { Geste, lignesAuPlus, lignesSaisies } from './gestes-de-lignes.tsx'

const adresseRequise = "Donnez l'adresse de ce document, qui commence par https://, ou déposez son fichier."

/** Un fichier déposé ici, ou une adresse : l'un des deux. */
const champsDeDocument = {
  titre: texte({ libelle: 'Titre du document', max: 300, bornee: true, min: { signes: 1, phrase: 'Donnez un titre à ce document.' } }),
  fichierId: champ<number | null>({
    libelle: 'Fichier',
    nom: 'cle',
    vide: null,
    garde: (brut) => (typeof brut === 'number' ? brut : null),
    lire: async ({ db, saisie, nom }) => lu((await listByCles(db, [texteDe(saisie, nom)]))[0]?.id ?? null),
    remplir: (id, nom, noms) => ({ [nom]: id === null ? '' : (noms.de(sourceFichier, id)?.saisi ?? '') }),
    Controle: () => null,
    dire: (id, noms) => [['Fichier', id === null ? [] : [noms.de(sourceFichier, id)?.nom ?? 'Disparu depuis']]],
    cite: (id) => (id === null ? [] : [{ source: sourceFichier, id }]),
  }),
  url: adresseWeb({ libelle: 'Adresse', max: 2000, phrase: adresseRequise }),
}
export type DocumentDeSeance = SaisieDe<typeof champsDeDocument>

/** Les documents d'une séance, chacun avec son titre. */
export const documents: Champ<DocumentDeSeance[]> = {
  ...lignes<DocumentDeSeance>({
    libelle: 'Documents',
    une: 'Document',
    entre: '-',
    max: lignesAuPlus,
    champs: champsDeDocument,
    conclure: (dit, sous) => {
      if (dit.fichierId !== null) return lu({ ...dit, url: null })
      return dit.url === null ? faute(`${sous}url`, adresseRequise) : lu(dit)
    },
  }),
  nom: 'document',
  dire: (documents, noms) => [
    [
      'Documents',
      documents.map(
        ({ titre, fichierId, url }) =>
          `${titre} : ${url ?? champsDeDocument.fichierId.dire(fichierId, noms).flatMap(([, lignes]) => lignes)}`,
      ),
    ],
  ],
  sansDisparus: (siens, noms) => siens.filter(({ fichierId: id }) => id === null || noms.de(sourceFichier, id) !== undefined),
  Controle: DocumentsSaisis,
  rangement: enTable<DocumentDeSeance>({
    table: 'seance_document',
    cle: 'seance_id',
    ecrire: ({ titre, fichierId, url }) => ({ titre, fichier_id: fichierId, url }),
    lire: ({ titre, fichier_id, url }) => ({
      titre: String(titre),
      fichierId: typeof fichier_id === 'number' ? fichier_id : null,
      url: typeof url === 'string' ? url : null,
    }),
  }),
}

/** Une adresse, ou un fichier déposé, chacun avec son titre ; de quoi en déposer d'autres. */
function DocumentsSaisis({ saisie, ...etat }: EtatDeSaisie) {
  const saisis = lignesSaisies(saisie, 'document')
  return (
    <fieldset class="animation-partie" id="documents">
      <legend>Documents</legend>
      {saisis.map((document, rang) => {
        const champs = { ...champsDeDocument, titre: texte({ libelle: `Titre du document ${rang + 1}`, max: 300, bornee: true }) }
        const Champ = controleDe<DocumentDeSeance>({ champs, sous: `document-${rang}-`, saisie, ...etat })
        const cle = texteDe(document, 'cle')
        return (
          <div class="animation-encadre" key={rang}>
            <Champ de="titre" />
            {cle ? (
              <>
                <input type="hidden" name={`document-${rang}-cle`} value={cle} />
                <p class="discret">Fichier déposé ici.</p>
              </>
            ) : (
              <Champ de="url" />
            )}
            <Geste valeur={`retirer-document-${rang}`} precision={` ${rang + 1}`}>
              Retirer ce document
            </Geste>
          </div>
        )
      })}
      <Geste valeur="ajouter-document">Ajouter une adresse</Geste>
      <Saisir
        nom="fichiers"
        type="file"
        libelle="Déposer des fichiers"
        aide="PDF, diaporama, tableur, image : 30 Mo au plus en tout. Ils s'ajoutent à la liste à l'enregistrement."
        attributs={{ multiple: '' }}
      />
    </fieldset>
  )
}
