#include "textflag.h"

// Eight copies of each constant, so that it can be a memory operand.
#define EIGHT(at, x) \
	DATA number<>+at+0(SB)/4, $x \
	DATA number<>+at+4(SB)/4, $x \
	DATA number<>+at+8(SB)/4, $x \
	DATA number<>+at+12(SB)/4, $x \
	DATA number<>+at+16(SB)/4, $x \
	DATA number<>+at+20(SB)/4, $x \
	DATA number<>+at+24(SB)/4, $x \
	DATA number<>+at+28(SB)/4, $x

EIGHT(0, 0x41f00000)    // 30, the largest exponent asked for
EIGHT(32, 0xc1f00000)   // -30
EIGHT(64, 0x3fb8aa3b)   // 1/ln 2
EIGHT(96, 0x3f318000)   // ln 2, upper part
EIGHT(128, 0xb95e8083)  // ln 2, the rest
EIGHT(160, 0x39506967)  // exp's polynomial (Cephes)
EIGHT(192, 0x3ab743ce)
EIGHT(224, 0x3c088908)
EIGHT(256, 0x3d2aa9c1)
EIGHT(288, 0x3e2aaaaa)
EIGHT(320, 0x3f000000)  // 1/2
EIGHT(352, 0x3f800000)  // 1
EIGHT(384, 0x40000000)  // 2
EIGHT(416, 0x80000000)  // the sign
GLOBL number<>(SB), RODATA|NOPTR, $448

// EXP sets P = exp(X), X clamped to ±30; N and X are spoilt.
// exp(x) = 2^n · exp(x - n·ln 2), the last by a polynomial.
#define EXP(X, N, P) \
	VMINPS number<>+0(SB), X, X \
	VMAXPS number<>+32(SB), X, X \
	VMULPS number<>+64(SB), X, N \
	VROUNDPS $0, N, N \
	VFNMADD231PS number<>+96(SB), N, X \
	VFNMADD231PS number<>+128(SB), N, X \
	VMOVUPS number<>+160(SB), P \
	VFMADD213PS number<>+192(SB), X, P \
	VFMADD213PS number<>+224(SB), X, P \
	VFMADD213PS number<>+256(SB), X, P \
	VFMADD213PS number<>+288(SB), X, P \
	VFMADD213PS number<>+320(SB), X, P \
	VFMADD213PS number<>+352(SB), X, P \
	VFMADD213PS number<>+352(SB), X, P \
	VCVTPS2DQ N, N \
	VPSLLD $23, N, N \
	VPADDD N, P, P

// SIGMOID sets X = 1/(1+exp(-X)).
#define SIGMOID(X, N, P) \
	VXORPS number<>+416(SB), X, X \
	EXP(X, N, P) \
	VADDPS number<>+352(SB), P, P \
	VMOVUPS number<>+352(SB), X \
	VDIVPS P, X, X

// TANH sets X = 1 - 2/(1+exp(2X)).
#define TANH(X, N, P) \
	VADDPS X, X, X \
	EXP(X, N, P) \
	VADDPS number<>+352(SB), P, P \
	VMOVUPS number<>+384(SB), N \
	VDIVPS P, N, N \
	VMOVUPS number<>+352(SB), X \
	VSUBPS N, X, X

// func cellAVX2(gates, before, c, h, squashed *float32, n int)
TEXT ·cellAVX2(SB), NOSPLIT, $0-48
	MOVQ gates+0(FP), DI
	MOVQ before+8(FP), SI
	MOVQ c+16(FP), R8
	MOVQ h+24(FP), R9
	MOVQ squashed+32(FP), R10
	MOVQ n+40(FP), CX
	LEAQ (DI)(CX*4), R11
	LEAQ (R11)(CX*4), R12
	XORQ DX, DX

unit:
	VMOVUPS (DI)(DX*4), Y0
	VMOVUPS (R11)(DX*4), Y1
	VMOVUPS (R12)(DX*4), Y2
	SIGMOID(Y0, Y3, Y4)
	SIGMOID(Y1, Y5, Y6)
	TANH(Y2, Y7, Y8)
	VMOVUPS Y0, (DI)(DX*4)
	VMOVUPS Y1, (R11)(DX*4)
	VMOVUPS Y2, (R12)(DX*4)
	VMOVUPS (SI)(DX*4), Y9
	VSUBPS Y2, Y9, Y9
	VFMADD231PS Y9, Y0, Y2
	VMOVUPS Y2, (R8)(DX*4)
	TANH(Y2, Y3, Y4)
	VMOVUPS Y2, (R10)(DX*4)
	VMULPS Y2, Y1, Y1
	VMOVUPS Y1, (R9)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT unit
	VZEROUPPER
	RET

// func addBytesAVX2(dst *float32, row *byte, scale float32, n int)
TEXT ·addBytesAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y0
	MOVQ n+24(FP), CX
	XORQ DX, DX

eight:
	VPMOVSXBD (SI)(DX*1), Y1
	VCVTDQ2PS Y1, Y1
	VMOVUPS (DI)(DX*4), Y2
	VFMADD231PS Y1, Y0, Y2
	VMOVUPS Y2, (DI)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT eight
	VZEROUPPER
	RET

// func addScaledAVX2(dst, row *float32, factor float32, n int)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS factor+16(FP), Y0
	MOVQ n+24(FP), CX
	XORQ DX, DX

eight:
	VMOVUPS (DI)(DX*4), Y2
	VFMADD231PS (SI)(DX*4), Y0, Y2
	VMOVUPS Y2, (DI)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT eight
	VZEROUPPER
	RET

// func adamAVX2(w, m, v, grad *float32, n int, rate, beta1, beta2, eps float32)
TEXT ·adamAVX2(SB), NOSPLIT, $0-56
	MOVQ w+0(FP), DI
	MOVQ m+8(FP), SI
	MOVQ v+16(FP), R8
	MOVQ grad+24(FP), R9
	MOVQ n+32(FP), CX
	VBROADCASTSS rate+40(FP), Y0
	VMOVUPS number<>+352(SB), Y15
	VBROADCASTSS beta1+44(FP), Y1
	VSUBPS Y1, Y15, Y1
	VBROADCASTSS beta2+48(FP), Y2
	VSUBPS Y2, Y15, Y2
	VBROADCASTSS eps+52(FP), Y3
	VXORPS Y14, Y14, Y14
	XORQ DX, DX

eight:
	VMOVUPS (R9)(DX*4), Y4
	VMOVUPS (SI)(DX*4), Y5
	VMOVUPS (R8)(DX*4), Y6
	VSUBPS Y5, Y4, Y7
	VFMADD231PS Y7, Y1, Y5
	VMOVUPS Y5, (SI)(DX*4)
	VMULPS Y4, Y4, Y4
	VSUBPS Y6, Y4, Y4
	VFMADD231PS Y4, Y2, Y6
	VMOVUPS Y6, (R8)(DX*4)
	VSQRTPS Y6, Y6
	VADDPS Y3, Y6, Y6
	VMULPS Y0, Y5, Y5
	VDIVPS Y6, Y5, Y5
	VMOVUPS (DI)(DX*4), Y7
	VSUBPS Y5, Y7, Y7
	VMOVUPS Y7, (DI)(DX*4)
	VMOVUPS Y14, (R9)(DX*4)
	ADDQ $8, DX
	CMPQ DX, CX
	JLT eight
	VZEROUPPER
	RET
