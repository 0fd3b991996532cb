import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { DeLaSorte, Imports } from '../imports.ts'
import type { Refuse } from '../recevoir-import.ts'

type Props = Partial<Refuse> & { sorte: DeLaSorte; imports: Imports<string>; colonnes: readonly string[] }

/** Envoyer un fichier, ou des lignes collées depuis un tableur. */
export function NouvelImportPage({ sorte, imports, colonnes, erreur, ...saisie }: Props) {
  const { mots, accepte, site, Aide } = imports
  const chemin = `${sorte.chemin}/imports`
  const duTableau = <DuTableau sorte={sorte} imports={imports} {...saisie} />
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: mots.etape, href: sorte.chemin }, { libelle: 'Imports', href: chemin }, { libelle: 'Nouvel import' }]}
      />
      <h1>{mots.importer}</h1>
      <p class="chapo">{mots.chapo}</p>
      <ResumeErreurs erreurs={erreur ? { fichier: erreur } : undefined} />
      <form method="post" action={chemin} enctype="multipart/form-data" class="import-formulaire">
        <Champ nom="fichier" type="file" libelle="Le fichier" aide={mots.fichier} attributs={{ accept: accepte }} erreur={erreur} />
        {site ? (
          <fieldset class="import-tableau">
            <legend>Pour un tableau seulement</legend>
            {duTableau}
          </fieldset>
        ) : (
          duTableau
        )}
        <Bouton>{mots.envoyer}</Bouton>
      </form>
      <Aide colonnes={colonnes} />
    </div>
  )
}

type DuTableauProps = Pick<Props, 'sorte' | 'imports' | 'texte' | 'mode' | 'nouvelles'>

function DuTableau({ sorte, imports: { mots, site, nouvelles: devenirs }, texte = '', mode = 'essayer', nouvelles }: DuTableauProps) {
  return (
    <>
      <Champ
        nom="texte"
        libelle="Ou un tableau collé"
        type="textarea"
        lignes={site ? 4 : 6}
        valeur={texte}
        aide="Copiez les cellules dans votre tableur, première ligne comprise, et collez-les ici."
      />
      <Champ
        nom="mode"
        libelle="Que faire ?"
        type="radios"
        valeur={mode}
        options={[
          { valeur: 'essayer', libelle: 'Essayer à blanc', aide: mots.essayer },
          { valeur: 'importer', libelle: 'Importer tout de suite', ...(mots.importerDeSuite && { aide: mots.importerDeSuite }) },
        ]}
      />
      {devenirs.length > 1 && (
        <Champ
          nom="nouvelles"
          libelle={`Les ${sorte.mots.pluriel} ${sorte.mots.genre === 'f' ? 'nouvelles' : 'nouveaux'}`}
          type="radios"
          valeur={nouvelles || devenirs[0].valeur}
          options={[...devenirs]}
        />
      )}
    </>
  )
}
