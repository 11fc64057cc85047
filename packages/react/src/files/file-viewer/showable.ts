/** Pictures that every browser draws by itself. SVG is no such: it can hold scripts, and the cloud does not hand it out as a picture. */
export const showable = (mimeType: string) => /^image\/(png|jpeg|gif|webp|avif|bmp|x-icon)$/.test(mimeType);
