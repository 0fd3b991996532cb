/**
 * Le texte d'un courriel, ses clés cachées. Sans SMTP, l'administration transmet les liens elle-même et doit les
 * lire ; avec SMTP, les lire lui permettrait d'entrer à la place de quelqu'un. Une clé va jusqu'à la fin du paramètre :
 * certaines portent un point (« fin.signature »).
 */
export function masquerCles(texte: string, smtp: boolean): string {
  return smtp ? texte.replace(/\b(jeton|cle)=[^\s&#]+/g, '$1=…') : texte
}
